/**
 * Declares OpenAPI 3.1.0. The other decorators rewrite what 3.0 spells differently, and between 3.1
 * and 3.2 nothing changed its meaning.
 *
 * On leave: Redocly chooses the node types by the version that it finds on the way in.
 */
export const openapiVersion = () => ({
  Root: {
    /** @param {{ openapi: string }} root */
    leave(root) {
      root.openapi = "3.1.0";
    },
  },
});
