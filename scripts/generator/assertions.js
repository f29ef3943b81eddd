import { isMapping } from "../contract/parse-document.js";
import { Failure } from "../failure.js";

/** What each keyword that decides whether an instance is valid holds. All others only describe. */
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
 * Copies a schema without what only describes it, so that schemas which accept the same look the same.
 * `format` goes too: in OpenAPI 3.1 it is an annotation.
 *
 * @param {unknown} schema
 * @returns {unknown}
 */
export function assertionsOf(schema) {
  if (!isMapping(schema)) return schema;
  /** @type {Record<string, unknown>} */
  const assertions = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === "$dynamicRef") {
      throw new Failure(
        "a schema of the contract has a $dynamicRef, which cannot be validated yet",
      );
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
