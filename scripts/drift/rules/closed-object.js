import { entriesOf } from "../../generator/responses.js";
import { isEqual } from "../../normal-form/conjunction.js";
import { fieldOf, keyOf } from "./change.js";

/** @typedef {import("./change.js").PairedNode} PairedNode */

/** An answer with a new property is not one that was documented, where others than the known were not allowed. */
export const closedObject = () => ({
  SchemaProperties: {
    /**
     * @param {import("./change.js").Difference} difference
     * @param {import("./change.js").Context} context
     */
    Schema({ kind, node }, context) {
      if (kind === "added") refuse(node.parent?.parent, keyOf(node), node.revision?.value, context);
    },
  },
  Schema: {
    /**
     * @param {import("./change.js").Difference} difference
     * @param {import("./change.js").Context} context
     */
    SchemaProperties({ kind, node }, context) {
      if (kind !== "added") return;
      for (const [name, schema] of entriesOf(node.revision?.value)) {
        refuse(node.parent, name, schema, context);
      }
    },
  },
});

/**
 * @param {PairedNode | null | undefined} owner
 * @param {string} name
 * @param {unknown} schema
 * @param {import("./change.js").Context} context
 */
function refuse(owner, name, schema, { report, getDirections }) {
  if (!getDirections().includes("response")) return;
  // A position of a tuple is a property here, too.
  const others = /^\[\d+\]$/.test(name) ? "Items" : "Properties";
  for (const keyword of [
    others === "Items" ? "items" : "additionalProperties",
    `unevaluated${others}`,
  ]) {
    const allowed = fieldOf(owner?.base, keyword);
    if (allowed === undefined || isEqual(allowed, {}) || isEqual(allowed, schema)) continue;
    report({ message: `Property \`${name}\` was added to an object that did not allow it.` });
  }
}
