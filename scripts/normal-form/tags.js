/** Drops tags: they arrange documentation pages and never reach a request. */
export const tags = () => ({
  Root: {
    /** @param {{ tags?: unknown }} root */
    leave(root) {
      delete root.tags;
    },
  },
  Operation: {
    /** @param {{ tags?: unknown }} operation */
    leave(operation) {
      delete operation.tags;
    },
  },
});
