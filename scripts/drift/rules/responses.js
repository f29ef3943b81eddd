import { keyOf } from "./change.js";

/** @typedef {import("./change.js").Difference} Difference */
/** @typedef {import("./change.js").Context} Context */

/**
 * What a caller may get now and could not before: another kind of success, which is not the one that
 * confirms; a success in another format; an answer without a header that was always there.
 */
export const responses = () => ({
  Responses: {
    /**
     * @param {Difference} difference
     * @param {Context} context
     */
    Response({ kind, node }, { report }) {
      const status = keyOf(node);
      if (kind === "added" && isSuccess(status)) {
        report({ message: `Response \`${status}\` was added: a success of another kind.` });
      }
    },
  },
  Response: {
    MediaTypesMap: {
      /**
       * @param {Difference} difference
       * @param {Context} context
       */
      MediaType({ kind, node }, { report }) {
        const { parent: content } = node;
        const response = content?.parent;
        if (kind === "added" && response && isSuccess(keyOf(response))) {
          report({ message: `Media type \`${keyOf(node)}\` was added to a success.` });
        }
      },
    },
    /**
     * @param {Difference} difference
     * @param {Context} context
     */
    Header({ kind, property, node, base }, { report }) {
      if (kind === "modified" && property === "required" && base?.value === true) {
        report({ message: `Response header \`${keyOf(node)}\` is no longer required.` });
      }
    },
  },
});

/** @param {string} status */
function isSuccess(status) {
  return /^[123]/.test(status);
}
