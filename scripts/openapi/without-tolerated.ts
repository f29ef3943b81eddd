import { isMapping, type Mapping } from "./document.ts";
import { omitFields } from "./mappings.ts";
import { getTypes } from "./redocly.ts";
import { mapObjects, type Kind } from "./structure.ts";

/**
 * A copy of a document without those problems that the linter reports even though OpenAPI tolerates them and they do not
 * affect callers. A problem that the linter still reports is a mistake.
 */
export function withoutTolerated(document: Mapping): Mapping {
  const rewrite = String(document.openapi).startsWith("3.0.") ? rewrite30 : rewrite31;
  return mapObjects(document, "document", (node, kind) =>
    rewrite(kind === "response" ? withDescription(node) : node, kind),
  ) as Mapping;
}

/** A response may lack a description (OpenAPI 3.2). */
function withDescription(response: unknown): unknown {
  if (!isMapping(response) || "$ref" in response) return response;
  return { description: "", ...response };
}

/** OpenAPI 3.0 ignores the fields beside a reference, and `nullable` without `type`. */
function rewrite30(node: unknown, kind: Kind): unknown {
  if (!isMapping(node)) return node;
  if (typeof node.$ref === "string" && kind !== "pathItem") return { $ref: node.$ref };
  if (kind !== "schema" || "type" in node) return node;
  return omitFields(node, ["nullable"]);
}

/**
 * In OpenAPI 3.1, a schema may be a boolean, and may have any keyword. Boolean bounds of OpenAPI 3.0 are tolerated,
 * because their meaning is clear.
 */
function rewrite31(node: unknown, kind: Kind): unknown {
  if (kind !== "schema") return node;
  if (typeof node === "boolean") return node ? {} : { not: {} };
  if (!isMapping(node)) return node;
  const ignored = Object.keys(node).filter(
    (keyword) => !knownKeywords.has(keyword) || isBooleanBound(keyword, node[keyword]),
  );
  return omitFields(node, ignored);
}

/** The keywords that Redocly checks, and `$ref`, which Redocly handles separately. */
const knownKeywords = new Set([
  "$ref",
  ...Object.keys(getTypes("oas3_1").Schema?.properties ?? {}),
]);

function isBooleanBound(keyword: string, value: unknown): boolean {
  return ["exclusiveMaximum", "exclusiveMinimum"].includes(keyword) && typeof value === "boolean";
}
