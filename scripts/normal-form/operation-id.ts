import { operationsOf } from "../openapi/operations.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import type { Decorator } from "./decorator.ts";

/**
 * Derives each operationId from the method and the path: `DELETE /byok/{id}` becomes `deleteByokById`. Generated
 * constants have this name.
 *
 * Example: the documentation page has `delete-byok-key`, and the full description has `deleteBYOKKey`.
 */
export const operationId: Decorator = () => ({
  Root(root) {
    const taken = new Set<string>();
    for (const { method, path, operation } of operationsOf(root as OpenApiDocument)) {
      const name = operationName(method, path);
      let unique = name;
      for (let n = 2; taken.has(unique); n++) unique = `${name}${String(n)}`;
      taken.add(unique);
      operation.operationId = unique;
    }
  },
});

function operationName(method: string, path: string): string {
  const words = path.replaceAll("{", " by ").match(/[a-z0-9]+/gi) ?? ["root"];
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
