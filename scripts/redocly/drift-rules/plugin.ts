import { closedObject } from "./closed-object.ts";
import { defaultValue } from "./default-value.ts";
import type { Rule } from "./difference.ts";
import { inverted } from "./inverted.ts";
import { otherKeywords } from "./other-keywords.ts";
import { pathParameter } from "./path-parameter.ts";
import { requestBody, requestProperties, requestProperty } from "./requests.ts";
import { responses } from "./responses.ts";
import { serialization } from "./serialization.ts";
import { tokens } from "./tokens.ts";

/** What breaks callers and passes Redocly's own rules. Each rule is registered by its line here. */
const rules: Record<string, Rule> = {
  "closed-object-extended": closedObject,
  "default-changed": defaultValue,
  "inverted-schema-changed": inverted,
  "other-keyword-changed": otherKeywords,
  "path-parameter-renamed": pathParameter,
  "request-body-required": requestBody,
  "request-properties-removed": requestProperties,
  "request-property-removed": requestProperty,
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
