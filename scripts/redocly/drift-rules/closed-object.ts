import { isEqual } from "../../document.ts";
import { fieldOf, keyOf, type Rule } from "./difference.ts";

/** Reports a property that a response did not allow. Case: corpus, "one more property of a closed response". */
export const closedObject: Rule = () => ({
  SchemaProperties: {
    Schema({ kind, node }, { report, getDirections }) {
      if (kind !== "added" || !getDirections().includes("response")) return;
      const name = keyOf(node);
      // The comparable form has the positions of a tuple as properties.
      const keywords = /^\[\d+\]$/.test(name)
        ? ["items", "unevaluatedItems"]
        : ["additionalProperties", "unevaluatedProperties"];
      const wasAllowed = keywords.every((keyword) => {
        const allowed = fieldOf(node.parent?.parent?.base, keyword);
        return [undefined, {}, node.revision?.value].some((schema) => isEqual(allowed, schema));
      });
      if (wasAllowed) return;
      report({ message: `Property \`${name}\` was added to an object that did not allow it.` });
    },
  },
});
