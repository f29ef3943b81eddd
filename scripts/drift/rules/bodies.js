import { fieldOf } from "./change.js";

/** A request that has no body fails where one is newly required. */
export const bodies = () => ({
  Operation: {
    /**
     * @param {import("./change.js").Difference} difference
     * @param {import("./change.js").Context} context
     */
    RequestBody({ kind, node }, { report }) {
      if (kind === "added" && fieldOf(node.revision, "required") === true) {
        report({ message: "A required request body was added." });
      }
    },
  },
});
