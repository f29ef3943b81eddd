import { getTypes } from "@redocly/openapi-core";
import { isMapping, type Mapping } from "./document.ts";
import { omitFields } from "./mappings.ts";
import { mapObjects, type Kind } from "./structure.ts";

/**
 * A copy of a document without what OpenAPI tolerates and a linter reports: callers do not notice it. What remains to
 * report is wrong.
 */
export function withoutTolerated(document: Mapping): Mapping {
  const rewrite = String(document.openapi).startsWith("3.0.") ? in30 : in31;
  return mapObjects(document, "document", rewrite) as Mapping;
}

/** OpenAPI 3.0 ignores the fields beside a reference, and `nullable` without `type`. */
function in30(node: unknown, kind: Kind): unknown {
  if (!isMapping(node)) return node;
  if (typeof node.$ref === "string" && kind !== "pathItem") return { $ref: node.$ref };
  if (kind !== "schema" || "type" in node) return node;
  return omitFields(node, ["nullable"]);
}

/** In OpenAPI 3.1, a schema may be a boolean, and may have any keyword. Bounds of OpenAPI 3.0 have a clear meaning. */
function in31(node: unknown, kind: Kind): unknown {
  if (kind !== "schema") return node;
  if (typeof node === "boolean") return node ? {} : { not: {} };
  if (!isMapping(node)) return node;
  const ignored = Object.keys(node).filter(
    (keyword) => !knownKeywords.has(keyword) || isBooleanBound(keyword, node[keyword]),
  );
  return omitFields(node, ignored);
}

/** The keywords that Redocly checks, and the reference, which it treats apart. */
const knownKeywords = new Set(["$ref", ...Object.keys(getTypes("oas3_1").Schema?.properties ?? {})]);

function isBooleanBound(keyword: string, value: unknown): boolean {
  return ["exclusiveMaximum", "exclusiveMinimum"].includes(keyword) && typeof value === "boolean";
}
