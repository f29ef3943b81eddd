import { bodies } from "./bodies.js";
import { closedObject } from "./closed-object.js";
import { defaultValue } from "./default-value.js";
import { inverted } from "./inverted.js";
import { otherKeywords } from "./other-keywords.js";
import { pathParameter } from "./path-parameter.js";
import { requestProperties, requestProperty } from "./request-property.js";
import { responses } from "./responses.js";
import { serialization } from "./serialization.js";

/**
 * Redocly plugin with what its own rules for `redocly diff` pass as harmless, and what a caller of this
 * package would run into. `redocly.yaml` says how much each weighs.
 */
export default function driftPlugin() {
  return {
    id: "drift",
    diff: {
      oas3: {
        "request-body-required": bodies,
        "closed-object-extended": closedObject,
        "default-changed": defaultValue,
        "inverted-schema-changed": inverted,
        "other-keyword-changed": otherKeywords,
        "path-parameter-renamed": pathParameter,
        "request-properties-removed": requestProperties,
        "request-property-removed": requestProperty,
        "response-widened": responses,
        "serialization-changed": serialization,
      },
    },
  };
}
