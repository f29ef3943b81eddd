import type { Rule } from "./difference.ts";

/**
 * Reports a renamed path parameter: the request stays the same, but code that names it no longer compiles.
 * Case: corpus, "another name for the path's parameter".
 */
export const pathParameter: Rule = () => ({
  Paths: {
    PathItem({ kind, property, base, revision }, { report }) {
      if (kind !== "modified" || property !== "key") return;
      report({
        message: `Path \`${String(base?.value)}\` is now \`${String(revision?.value)}\`.`,
      });
    },
  },
});
