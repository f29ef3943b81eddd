/** Pairs of schemas: the narrow schema rejects some values that the wide schema accepts. */
export const narrowed: Record<string, [wide: unknown, narrow: unknown]> = {
  "a type": [{ type: ["string", "null"] }, { type: "string" }],
  "an enumeration": [{ enum: ["a", "b"] }, { enum: ["a"] }],
  "a bound": [
    { type: "number", minimum: 2 },
    { type: "number", exclusiveMinimum: 2 },
  ],
  "a multipleOf": [{ type: "number" }, { type: "number", multipleOf: 0.5 }],
  "the range of a format": [{ type: "integer" }, { type: "integer", format: "int32" }],
  "a length": [{ type: "string" }, { type: "string", maxLength: 2 }],
  "a pattern": [{ type: "string" }, { type: "string", pattern: "^a" }],
  "a format": [{ type: "string" }, { type: "string", format: "uuid" }],
  "a required property": [object({}), object({ required: ["a"] })],
  "a property": [object({}), object({ properties: { a: { type: "null" } } })],
  "a dependent required property": [object({}), object({ dependentRequired: { a: ["b"] } })],
  "the number of properties": [object({}), object({ maxProperties: 1 })],
  "property names": [object({}), object({ propertyNames: { maxLength: 0 } })],
  "properties with a pattern": [object({}), object({ patternProperties: { "^a": false } })],
  "additional properties": [
    { type: "object", additionalProperties: { type: ["string", "null"] } },
    { type: "object", additionalProperties: { type: "string" } },
  ],
  "unevaluated properties": [
    { anyOf: [object({})] },
    { type: "object", anyOf: [{ properties: { a: {} } }, {}], unevaluatedProperties: false },
  ],
  "a tuple item": [
    { type: "array", prefixItems: [{ type: ["string", "null"] }] },
    { type: "array", prefixItems: [{ type: "string" }] },
  ],
  "list items": [{ type: "array" }, { type: "array", items: { type: "string" } }],
  "unevaluated items": [
    { type: "array" },
    { type: "array", prefixItems: [{}], unevaluatedItems: false },
  ],
  contains: [
    { type: "array", items: { type: ["string", "null"] } },
    { type: "array", items: { type: ["string", "null"] }, contains: { type: "null" } },
  ],
  maxContains: [
    { type: "array", contains: { type: "null" } },
    { type: "array", contains: { type: "null" }, maxContains: 1 },
  ],
  "unique items": [{ type: "array" }, { type: "array", uniqueItems: true }],
  "a negation": [{ type: ["string", "null"] }, { type: ["string", "null"], not: { const: "a" } }],
  "a condition": [{}, { if: { type: "string" }, then: { maxLength: 1 } }],
  "a dependent schema": [
    object({}),
    object({ dependentSchemas: { a: { properties: { b: { type: "null" } } } } }),
  ],
  "an alternative": [{ anyOf: [{ type: "string" }, { type: "null" }] }, { type: "string" }],
  "a oneOf": [
    { type: ["integer", "null"] },
    { oneOf: [{ type: "integer" }, { type: "integer", minimum: 3 }, { type: "null" }] },
  ],
};

function object(keywords: object) {
  return { type: "object", properties: { a: {}, b: {} }, ...keywords };
}
