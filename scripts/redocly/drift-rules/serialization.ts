import { childOf, entriesOf } from "../../document.ts";
import { fieldOf, keyOf, type PairedNode, type Rule, type Visit } from "./difference.ts";

/**
 * Reports another way to write a value: by its schema or as the text of a media type, and the parts of a form.
 * Case: corpus, "a parameter as JSON".
 */
export const serialization: Rule = () => {
  const MediaTypesMap: Visit = ({ kind }, { report }) => {
    if (kind !== "modified") report({ message: "The value is serialized in another way." });
  };
  return {
    Parameter: { MediaTypesMap },
    Header: { MediaTypesMap },
    Response: {
      Header({ property }, { report }) {
        if (property === "explode") report({ message: "The value is serialized in another way." });
      },
    },
    Encoding({ node }, { report }) {
      reportPart(keyOf(node), node.parent?.parent, report);
    },
    EncodingMap({ kind, node, base, revision }, { report }) {
      if (kind === "modified") return;
      for (const [name] of entriesOf((base ?? revision)?.value)) {
        reportPart(name, node.parent, report);
      }
    },
  };
};

/** A part that is new, or gone, is judged as a property. */
function reportPart(
  name: string,
  media: PairedNode | null | undefined,
  report: (problem: { message: string }) => void,
): void {
  const isPart = [media?.base, media?.revision].every((side) => {
    const properties = childOf(fieldOf(side, "schema"), "properties");
    return properties === undefined || childOf(properties, name) !== undefined;
  });
  if (isPart) report({ message: `Part \`${name}\` of the body is serialized in another way.` });
}
