/** @typedef {import("./change.js").Difference} Difference */
/** @typedef {import("./change.js").Context} Context */

/** How a value is written: as its schema says, or as the text of a media type; and the parts of a form. */
export const serialization = () => {
  const mediaTypes = {
    /**
     * @param {Difference} difference
     * @param {Context} context
     */
    MediaTypesMap({ kind }, { report }) {
      if (kind !== "modified") report({ message: "The value is written in another way." });
    },
  };
  return {
    Parameter: mediaTypes,
    Header: mediaTypes,
    /**
     * @param {Difference} difference
     * @param {Context} context
     */
    Encoding({ kind }, { report }) {
      if (kind === "modified") report({ message: "A part of the body is written in another way." });
    },
  };
};
