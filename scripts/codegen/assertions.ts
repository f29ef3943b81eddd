import { mapSchema } from "../openapi/map-schemas.ts";
import { omitFields } from "../openapi/mappings.ts";
import type { Schema } from "../openapi/objects.ts";
import { schemaKeywords } from "../openapi/schema-keywords.ts";

/**
 * The keywords that validators check. All others are dropped: annotations (including `format`), identifiers, unknown
 * keywords, and `$dynamicRef`, so validators do not check its target.
 */
const assertions: ReadonlySet<string> = new Set([
  ...schemaKeywords.one,
  ...schemaKeywords.list,
  ...schemaKeywords.mapping,
  "type",
  "const",
  "enum",
  "$ref",
  "required",
  "dependentRequired",
  "multipleOf",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "minLength",
  "maxLength",
  "pattern",
  "minProperties",
  "maxProperties",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minContains",
  "maxContains",
]);

/** Copies a schema with only these keywords, because schemasafe would act on some of the others. */
export function assertionsOf(schema: Schema): Schema {
  return mapSchema(schema, (node) => {
    const others = Object.keys(node).filter((keyword) => !assertions.has(keyword));
    return omitFields(node, others);
  });
}
