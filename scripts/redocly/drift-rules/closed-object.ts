import { entriesOf, isEqual } from "../../document.ts";
import { fieldOf, keyOf, type Context, type PairedNode, type Rule } from "./difference.ts";

/**
 * Reports a new property of a response whose schema allowed no others.
 * Case: corpus, "one more property of a closed response".
 */
export const closedObject: Rule = () => ({
  SchemaProperties: {
    Schema({ kind, node }, context) {
      if (kind !== "added") return;
      reportExtension(node.parent?.parent, keyOf(node), node.revision?.value, context);
    },
  },
  Schema: {
    SchemaProperties({ kind, node }, context) {
      if (kind !== "added") return;
      for (const [name, schema] of entriesOf(node.revision?.value)) {
        reportExtension(node.parent, name, schema, context);
      }
    },
  },
});

function reportExtension(
  owner: PairedNode | null | undefined,
  name: string,
  schema: unknown,
  { report, getDirections }: Context,
): void {
  if (!getDirections().includes("response")) return;
  // The comparable form has the positions of a tuple as properties.
  const keywords = /^\[\d+\]$/.test(name)
    ? ["items", "unevaluatedItems"]
    : ["additionalProperties", "unevaluatedProperties"];
  for (const keyword of keywords) {
    const allowed = fieldOf(owner?.base, keyword);
    if (allowed === undefined || isEqual(allowed, {}) || isEqual(allowed, schema)) continue;
    report({ message: `Property \`${name}\` was added to an object that did not allow it.` });
  }
}
