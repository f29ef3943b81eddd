import type { Decorator } from "./decorator.ts";

/**
 * Drops tags, which only arrange documentation pages.
 * Case: the documentation page has `subpackage_byok`, the full description `BYOK`.
 */
export const tags: Decorator = () => ({
  Root: {
    leave(root) {
      delete root.tags;
    },
  },
  Operation: {
    leave(operation) {
      delete operation.tags;
    },
  },
});
