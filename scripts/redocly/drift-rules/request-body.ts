import { fieldOf, type Rule } from "./difference.ts";

/**
 * Reports a new required request body: callers send none.
 * Case: corpus, "a required body".
 */
export const requestBody: Rule = () => ({
  Operation: {
    RequestBody({ kind, node }, { report }) {
      if (kind === "added" && fieldOf(node.revision, "required") === true) {
        report({ message: "A required request body was added." });
      }
    },
  },
});
