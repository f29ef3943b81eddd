import { isMapping } from "../../document.ts";
import type { Decorator } from "./decorator.ts";

/**
 * Gives each path a path item of its own instead of a reference.
 * Case: two paths that refer to one path item need two operationIds for the generated constants.
 */
export const pathItemReference: Decorator = () => ({
  Paths: {
    enter(paths, { resolve }) {
      for (const [path, pathItem] of Object.entries(paths)) {
        if (!isMapping(pathItem) || pathItem.$ref === undefined) continue;
        const { node } = resolve(pathItem);
        if (node) paths[path] = structuredClone(node);
      }
    },
  },
});
