import type { Rule, Visit } from "./difference.ts";

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
    Encoding({ kind }, { report }) {
      if (kind === "modified") {
        report({ message: "A part of the body is serialized in another way." });
      }
    },
  };
};
