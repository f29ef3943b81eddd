import { integer, object, standalone, text } from "./builders.ts";
import type { Described } from "./described.ts";

/** Pairs of request schemas: the revision rejects some values that the contract accepts. */
export const objectPairs: Record<string, [contract: Described, revision: Described]> = {
  "a property that only a branch of a condition describes": [
    standalone(object({ a: text }, { if: { required: ["a"] }, then: object({ b: text }) })),
    standalone(
      object({ a: text, b: integer }, { if: { required: ["a"] }, then: object({ b: text }) }),
    ),
  ],
  "a property that only a dependent schema describes": [
    standalone(object({ a: text }, { dependentSchemas: { a: object({ b: text }) } })),
    standalone(object({ a: text, b: integer }, { dependentSchemas: { a: object({ b: text }) } })),
  ],
  "a property that another property requires": [
    standalone(object({ a: text }, { dependentRequired: { a: ["b"] } })),
    standalone(object({ a: text, b: integer }, { dependentRequired: { a: ["b"] } })),
  ],
  "a property that is required but not described": [
    standalone(object({}, { required: ["a"] })),
    standalone(object({ a: integer }, { required: ["a"] })),
  ],
  "a property that only a pattern describes": [
    standalone(object({}, { patternProperties: { "^a": text } })),
    standalone(object({ a: integer }, { patternProperties: { "^a": text } })),
  ],
  "properties that two alternatives describe together": [
    standalone({ anyOf: [object({ a: text }), object({ b: text })] }),
    standalone({ anyOf: [object({ a: text, b: integer }), object({ b: text, a: integer })] }),
  ],
  "unevaluated properties if two alternatives fit": [
    standalone({ anyOf: [object({ a: text }), object({ b: text })], unevaluatedProperties: false }),
    standalone({
      anyOf: [
        object({ a: text }, { additionalProperties: false }),
        object({ b: text }, { additionalProperties: false }),
      ],
    }),
  ],
  "unevaluated properties if one alternative fits": [
    standalone(object({ a: text, b: text })),
    standalone({
      type: "object",
      anyOf: [object({ a: text }, { required: ["a"] }), object({ b: text }, { required: ["b"] })],
      unevaluatedProperties: false,
    }),
  ],
  "a maximum number of properties if additional properties are allowed": [
    standalone(object({ a: text }, { additionalProperties: text })),
    standalone(object({ a: text }, { additionalProperties: text, maxProperties: 1 })),
  ],
  "a property that two allOf members describe": [
    standalone(object({ a: { type: ["integer", "null"] } })),
    standalone({ allOf: [object({ a: { type: ["integer", "null"] } }), object({ a: integer })] }),
  ],
  "unevaluated properties that a condition evaluates": [
    standalone(object({ a: text }, { if: object({ b: integer }), unevaluatedProperties: false })),
    standalone(object({ a: text }, { unevaluatedProperties: false })),
  ],
  "unevaluated properties that no fitting alternative describes": [
    standalone({ type: "object", additionalProperties: text }),
    standalone({
      type: "object",
      anyOf: [{ required: ["a"], additionalProperties: text }, object({ b: text })],
      unevaluatedProperties: { type: "string", maxLength: 1 },
    }),
  ],
  "a property that a pattern describes as well": [
    standalone(object({ ab: text })),
    standalone(object({ ab: text }, { patternProperties: { "^a": { maxLength: 2 } } })),
  ],
  "properties of a changed pattern": [
    standalone(object({}, { patternProperties: { "^a": text }, additionalProperties: false })),
    standalone(object({}, { patternProperties: { b$: text }, additionalProperties: false })),
  ],
  "a changed schema of a pattern": [
    standalone(object({}, { patternProperties: { "^a": text }, additionalProperties: false })),
    standalone(
      object({}, { patternProperties: { "^a": { const: "a" } }, additionalProperties: false }),
    ),
  ],
  "alternatives that differ only in an optional property": [
    standalone(object({ k: { const: "x" }, a: text })),
    standalone({
      oneOf: [object({ k: { const: "x" }, a: text }), object({ k: { const: "y" }, a: text })],
    }),
  ],
  "a property that is no longer readOnly": [
    standalone(object({ a: { type: "string", readOnly: true } }, { required: ["a"] })),
    standalone(object({ a: text }, { required: ["a"] })),
  ],
  "a property that only a pattern with an empty schema matches": [
    standalone(object({}, { patternProperties: { "^a": {} } })),
    standalone(object({ a: integer }, { patternProperties: { "^a": {} } })),
  ],
  "properties of a removed pattern": [
    standalone(object({}, { patternProperties: { "^a": text }, additionalProperties: false })),
    standalone(object({}, { additionalProperties: false })),
  ],
  "unevaluated properties beside an allOf member that evaluates all properties": [
    standalone({
      type: "object",
      allOf: [{ additionalProperties: text }],
      unevaluatedProperties: false,
    }),
    standalone(object({}, { additionalProperties: false })),
  ],
};
