import type { Rule } from "./difference.ts";
import { inverted } from "./inverted.ts";
import { otherKeywords } from "./other-keywords.ts";
import { requests } from "./requests.ts";
import { responses } from "./responses.ts";
import { serialization } from "./serialization.ts";
import { tokens } from "./tokens.ts";

/** Breaking changes that Redocly's own rules miss. Each rule is registered by its line here. */
const rules: Record<string, Rule> = {
  "inverted-schema-changed": inverted,
  "other-keyword-changed": otherKeywords,
  "request-changed": requests,
  "response-widened": responses,
  "serialization-changed": serialization,
  "token-obtained-otherwise": tokens,
};

const major = Object.keys(rules).map((name) => [`drift/${name}`, "major"]);

/** Redocly plugin with rules for `redocly diff`. */
export default {
  id: "drift",
  diff: { oas3: rules },
  configs: { breaking: { diff: Object.fromEntries(major) as Record<string, string> } },
};
