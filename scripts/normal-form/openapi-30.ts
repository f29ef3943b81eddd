import { isMapping, type Mapping } from "../openapi/document.ts";
import { mapObjects } from "../openapi/structure.ts";
import { toUnicodePattern } from "./unicode-pattern.ts";

/**
 * Rewrites notations of OpenAPI 3.0 that have another meaning in later versions: OpenAPI 3.0 ignores the fields beside
 * a reference (Reference Object), and its patterns are regular expressions without the flag `u`.
 */
export function withoutOpenApi30Notations(document: Mapping): Mapping {
  if (!String(document.openapi).startsWith("3.0.")) return document;
  return mapObjects(document, "document", (node, kind) => {
    if (!isMapping(node)) return node;
    if (typeof node.$ref === "string" && kind !== "pathItem") return { $ref: node.$ref };
    if (kind !== "schema" || typeof node.pattern !== "string") return node;
    return { ...node, pattern: toUnicodePattern(node.pattern) };
  }) as Mapping;
}
