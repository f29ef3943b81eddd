/** The keywords of JSON Schema that contain one schema, a list of schemas, or schemas by name. */
export const schemaKeywords = {
  one: [
    "additionalProperties",
    "contains",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
  ],
  list: ["allOf", "anyOf", "oneOf", "prefixItems"],
  mapping: ["dependentSchemas", "patternProperties", "properties"],
};
