import type { Rule, Visit } from "./difference.ts";

/** Reports that a token is no longer obtained in the same way. Case: corpus, "another token URL". */
export const tokens: Rule = () => {
  const flow: Visit = ({ kind, property = "" }, { report }) => {
    if (kind === "removed" || property.endsWith("Url"))
      report({ message: "How a token is obtained changed." });
  };
  return {
    AuthorizationCode: flow,
    ClientCredentials: flow,
    ImplicitFlow: flow,
    PasswordFlow: flow,
  };
};
