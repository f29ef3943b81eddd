import { isMapping, type Mapping } from "../../openapi/document.ts";
import { keywords } from "./keywords.ts";

/** Rewrites the notations of OpenAPI 3.0 as those of later versions, because the comparison handles only the latter. */
export function toNewestNotation(schema: Mapping): Mapping {
  return withBinaryAsContent(withNullAsType(withNumericBounds(schema)));
}

/** In OpenAPI 3.0, an exclusive bound is a boolean beside the bound. */
function withNumericBounds(schema: Mapping): Mapping {
  return withNumericBound(
    withNumericBound(schema, "exclusiveMinimum", "minimum"),
    "exclusiveMaximum",
    "maximum",
  );
}

function withNumericBound(schema: Mapping, exclusive: string, inclusive: string): Mapping {
  const { [exclusive]: flag, [inclusive]: bound, ...others } = schema;
  if (typeof flag !== "boolean") return schema;
  if (bound === undefined) return others;
  return { ...others, [flag ? exclusive : inclusive]: bound };
}

/**
 * `nullable: true` adds `null` to the types. OpenAPI 3.0 ignores it in a schema without `type`, but publishers also use
 * it beside `allOf`, `anyOf` and `oneOf` in any version, and beside `$ref` since 3.1.
 */
function withNullAsType(schema: Mapping): Mapping {
  const { nullable, ...others } = schema;
  if (nullable !== true) return others;
  if (others.type !== undefined)
    return { ...others, type: [...new Set([others.type, "null"].flat())] };
  const isCombined = ["$ref", "allOf", "anyOf", "oneOf"].some((keyword) => keyword in others);
  return isCombined ? { anyOf: [others, { type: "null" }] } : others;
}

/**
 * Since OpenAPI 3.1, content keywords replace `format: byte` and `format: binary` (3.1.1, "Migrating Binary
 * Descriptions").
 */
function withBinaryAsContent(schema: Mapping): Mapping {
  const { format, ...others } = schema;
  if (![schema.type].flat().includes("string")) return schema;
  if (format === "byte") return { contentEncoding: "base64", ...others };
  if (format === "binary") return { contentMediaType: "application/octet-stream", ...others };
  return schema;
}

/** Whether a schema describes raw bytes, in any of the notations that are equivalent in a binary body or part. */
export function isBinary(schema: unknown): boolean {
  if (schema === undefined || schema === true) return true;
  if (!isMapping(schema)) return false;
  const { type, format, contentMediaType } = schema;
  const restrictions = Object.keys(schema).filter((keyword) => Object.hasOwn(keywords, keyword));
  const isBare = restrictions.every((keyword) =>
    ["type", "format", "contentMediaType"].includes(keyword),
  );
  if (!isBare) return false;
  return type === "string"
    ? format === "binary" || contentMediaType !== undefined
    : type === undefined;
}
