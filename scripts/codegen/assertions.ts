import { isMapping, type Mapping } from "../document.ts";
import { Failure } from "../failure.ts";

/** What the keywords that decide about validity hold. All others only describe. */
const keywords = {
  value: new Set([
    ...["type", "const", "enum", "$ref", "required", "dependentRequired"],
    ...["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
    ...["minLength", "maxLength", "pattern", "minProperties", "maxProperties"],
    ...["minItems", "maxItems", "uniqueItems", "minContains", "maxContains"],
  ]),
  schema: new Set([
    ...["not", "if", "then", "else", "items", "contains", "propertyNames"],
    ...["additionalProperties", "unevaluatedProperties", "unevaluatedItems"],
  ]),
  list: new Set(["allOf", "anyOf", "oneOf", "prefixItems"]),
  mapping: new Set(["properties", "patternProperties", "dependentSchemas"]),
};

/**
 * Copies a schema without its descriptions, so that schemas which accept the same are equal. `format` is a
 * description in OpenAPI 3.1.
 */
export function assertionsOf(schema: unknown): unknown {
  if (!isMapping(schema)) return schema;
  const assertions: Mapping = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === "$dynamicRef") {
      throw new Failure("a schema of the contract has a $dynamicRef, which is not supported");
    } else if (keywords.value.has(keyword)) {
      assertions[keyword] = value;
    } else if (keywords.schema.has(keyword)) {
      assertions[keyword] = assertionsOf(value);
    } else if (keywords.list.has(keyword) && Array.isArray(value)) {
      assertions[keyword] = value.map(assertionsOf);
    } else if (keywords.mapping.has(keyword) && isMapping(value)) {
      const schemas = Object.entries(value).map(([key, item]) => [key, assertionsOf(item)]);
      assertions[keyword] = Object.fromEntries(schemas);
    }
  }
  return assertions;
}
