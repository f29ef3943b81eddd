import type { Rule, Visit } from "./difference.ts";

/** Reports that a token is no longer obtained in the same way. Case: corpus, "another token URL". */
export const tokens: Rule = () => {
  const flow: Visit = ({ kind, property = "", base, revision }, { report }) => {
    if (kind === "removed") report({ message: "No token is obtained in this way any more." });
    if (!["authorizationUrl", "refreshUrl", "tokenUrl"].includes(property)) return;
    report({
      message: `The \`${property}\` ${String(base?.value)} became ${String(revision?.value)}.`,
    });
  };
  return {
    AuthorizationCode: flow,
    ClientCredentials: flow,
    ImplicitFlow: flow,
    PasswordFlow: flow,
  };
};
