import { isEqual } from "../../openapi/canonical-json.ts";
import { fieldOf, isPosition, keyOf, type Rule } from "./difference.ts";

/**
 * Reports what callers could not receive before.
 * Case: corpus, "one more success", "a success in one more format", "a header that was always there" and "one more
 * property of a closed response".
 */
export const responses: Rule = () => ({
  SchemaProperties: {
    Schema({ kind, node }, { report, getDirections }) {
      if (kind !== "added" || !getDirections().includes("response")) return;
      const name = keyOf(node);
      const others = isPosition(name)
        ? ["items", "unevaluatedItems"]
        : ["additionalProperties", "unevaluatedProperties"];
      const allowed = others.map((keyword) => fieldOf(node.parent?.parent?.base, keyword) ?? {});
      if (!allowed.every((schema) => isEqual(schema, {}) || isEqual(schema, node.revision?.value)))
        report({ message: `Property \`${name}\` was added to an object that did not allow it.` });
    },
  },
  Responses: {
    Response({ kind, node }, { report }) {
      const status = keyOf(node);
      if (kind === "added" && isSuccess(status)) {
        report({ message: `Response \`${status}\` was added: another kind of success.` });
      }
    },
  },
  Response: {
    Header({ kind, property, node, base }, { report }) {
      if (kind === "modified" && property === "required" && base?.value === true) {
        report({ message: `Response header \`${keyOf(node)}\` is no longer required.` });
      }
    },
    MediaTypesMap: {
      MediaType({ kind, node }, { report }) {
        const response = node.parent?.parent;
        if (kind === "added" && response && isSuccess(keyOf(response))) {
          report({ message: `Media type \`${keyOf(node)}\` was added to a success.` });
        }
      },
    },
  },
});

function isSuccess(status: string): boolean {
  return /^[123]/.test(status);
}
