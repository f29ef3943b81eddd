import type { Rule } from "./difference.ts";

/** Keywords whose schema excludes values or states a condition: if it becomes wider, the whole becomes narrower. */
const inverting = new Set(["not", "if", "then", "else", "contains", "dependentSchemas"]);

/** Fields whose keys are names. */
const maps = new Set(["content", "encoding", "headers", "patternProperties", "properties"]);

/** Reports any change within such a schema. Case: corpus, "what a message is not is wider". */
export const inverted: Rule = () => ({
  any({ kind, path }, { report }) {
    const tokens = path.split("/");
    const keyword = tokens.find(
      (token, index) => inverting.has(token) && !maps.has(tokens[index - 1] ?? ""),
    );
    // Redocly's own rule judges the addition or removal of the whole keyword.
    const isWhole = kind !== "modified" && tokens.at(-1) === keyword;
    if (keyword !== undefined && !isWhole) {
      report({ message: `The schema of \`${keyword}\` changed.` });
    }
  },
});
