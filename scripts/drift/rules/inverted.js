/**
 * Keywords whose schema says what a value is not, or on what condition: what is wider within is narrower
 * without.
 */
const inverting = new Set(["not", "if", "then", "else", "contains", "dependentSchemas"]);

/** Fields whose keys are names. */
const naming = new Set(["content", "encoding", "headers", "patternProperties", "properties"]);

/** What changes within such a schema may go either way, so neither side may rely on it. */
export const inverted = () => ({
  /**
   * @param {import("./change.js").Difference} difference
   * @param {import("./change.js").Context} context
   */
  any({ kind, path }, { report }) {
    const tokens = path.split("/");
    const keyword = tokens.find(
      // Below some fields, it is a name.
      (token, index) => inverting.has(token) && !naming.has(tokens[index - 1] ?? ""),
    );
    // Whether the whole keyword was added or removed is for Redocly's own rule.
    const isWhole = kind !== "modified" && tokens.at(-1) === keyword;
    if (keyword !== undefined && !isWhole) {
      report({ message: `What \`${keyword}\` depends on changed.` });
    }
  },
});
