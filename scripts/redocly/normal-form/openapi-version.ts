import type { Decorator } from "./decorator.ts";

/**
 * Declares OpenAPI 3.1.0: the other decorators replace what 3.0 writes differently.
 * Case: openapi-typescript rejects the types of a normalized 3.0 contract that still declares 3.0.
 */
export const openapiVersion: Decorator = () => ({
  Root: {
    // On leave: Redocly chooses its node types by the version that it finds first.
    leave(root) {
      root.openapi = "3.2.0";
    },
  },
});
