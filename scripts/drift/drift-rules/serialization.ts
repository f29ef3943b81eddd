import { childOf } from "../../openapi/document.ts";
import { fieldOf, keyOf, type Rule, type Visit } from "./difference.ts";

/** Reports another way to write a value or the parts of a form. Case: corpus, "a parameter as JSON". */
export const serialization: Rule = () => {
  const MediaTypesMap: Visit = ({ kind }, { report }) => {
    if (kind !== "modified") report({ message: "The serialization changed." });
  };
  return {
    Parameter: { MediaTypesMap },
    Header: { MediaTypesMap },
    Response: {
      Header({ property }, { report }) {
        if (property === "explode") report({ message: "The serialization changed." });
      },
    },
    Encoding({ node }, { report }) {
      const name = keyOf(node);
      const media = node.parent?.parent;
      // A part that is new, or gone, is judged as a property.
      const isPart = [media?.base, media?.revision].every((side) => {
        const properties = childOf(fieldOf(side, "schema"), "properties");
        return properties === undefined || childOf(properties, name) !== undefined;
      });
      if (isPart) report({ message: `Part \`${name}\` of the body is serialized in another way.` });
    },
  };
};
