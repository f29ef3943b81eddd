/**
 * The wire does not show what a parameter of the path is called, but the types do: a program that was
 * compiled with the old name is not with the new one.
 */
export const pathParameter = () => ({
  Paths: {
    /**
     * @param {import("./change.js").Difference} difference
     * @param {import("./change.js").Context} context
     */
    PathItem({ kind, property, base, revision }, { report }) {
      if (kind !== "modified" || property !== "key") return;
      report({
        message: `Path \`${String(base?.value)}\` is now spelled \`${String(revision?.value)}\`.`,
      });
    },
  },
});
