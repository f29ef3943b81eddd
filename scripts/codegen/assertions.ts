import { isMapping, schemaKeywords, type Mapping } from "../document.ts";
import { Failure } from "../failure.ts";

/** The other keywords that decide about validity. The rest only describes. */
const others = [
  ...["type", "const", "enum", "$ref", "required", "dependentRequired"],
  ...["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["minLength", "maxLength", "pattern", "minProperties", "maxProperties"],
  ...["minItems", "maxItems", "uniqueItems", "minContains", "maxContains"],
];

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
    } else if (others.includes(keyword)) {
      assertions[keyword] = value;
    } else if (schemaKeywords.one.includes(keyword)) {
      assertions[keyword] = assertionsOf(value);
    } else if (schemaKeywords.list.includes(keyword) && Array.isArray(value)) {
      assertions[keyword] = value.map(assertionsOf);
    } else if (schemaKeywords.mapping.includes(keyword) && isMapping(value)) {
      const schemas = Object.entries(value).map(([key, item]) => [key, assertionsOf(item)]);
      assertions[keyword] = Object.fromEntries(schemas);
    }
  }
  return assertions;
}
