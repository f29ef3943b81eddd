import { isEqual } from "../../normal-form/conjunction.js";
import { fieldOf, keyOf } from "./change.js";

/** An answer with a new property is not one that was documented, where others than the known were not allowed. */
export const closedObject = () => ({
  SchemaProperties: {
    /**
     * @param {import("./change.js").Difference} difference
     * @param {import("./change.js").Context} context
     */
    Schema({ kind, node }, { report, getDirections }) {
      const allowed = fieldOf(node.parent?.parent?.base, "additionalProperties");
      const isOpen =
        allowed === undefined || isEqual(allowed, {}) || isEqual(allowed, node.revision?.value);
      if (kind === "added" && !isOpen && getDirections().includes("response")) {
        report({
          message: `Property \`${keyOf(node)}\` was added to an object that allowed no other.`,
        });
      }
    },
  },
});
