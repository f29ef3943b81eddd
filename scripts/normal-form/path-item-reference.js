/**
 * Gives each path a path item of its own where several refer to one, or one is kept among the components.
 *
 * @typedef {{ $ref?: string }} PathItem
 */
export const pathItemReference = () => ({
  Paths: {
    /**
     * @param {Record<string, PathItem>} paths
     * @param {{ resolve: (node: PathItem) => { node?: PathItem } }} context
     */
    enter(paths, { resolve }) {
      for (const [path, pathItem] of Object.entries(paths)) {
        const { node } = pathItem.$ref === undefined ? {} : resolve(pathItem);
        if (node) paths[path] = structuredClone(node);
      }
    },
  },
});
