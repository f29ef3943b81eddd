import { alone, object, text, whole } from "./builders.ts";
import type { Described } from "./described.ts";

/** The first schema of a request, and a second one that rejects some of its values. */
export const objectPairs: Record<string, [contract: Described, revision: Described]> = {
  "a name that only a branch of a condition mentions": [
    alone(object({ a: text }, { if: { required: ["a"] }, then: object({ b: text }) })),
    alone(object({ a: text, b: whole }, { if: { required: ["a"] }, then: object({ b: text }) })),
  ],
  "a name that only a dependent schema mentions": [
    alone(object({ a: text }, { dependentSchemas: { a: object({ b: text }) } })),
    alone(object({ a: text, b: whole }, { dependentSchemas: { a: object({ b: text }) } })),
  ],
  "a name that another property requires": [
    alone(object({ a: text }, { dependentRequired: { a: ["b"] } })),
    alone(object({ a: text, b: whole }, { dependentRequired: { a: ["b"] } })),
  ],
  "a name that is only required": [
    alone(object({}, { required: ["a"] })),
    alone(object({ a: whole }, { required: ["a"] })),
  ],
  "a name that only a pattern mentions": [
    alone(object({}, { patternProperties: { "^a": text } })),
    alone(object({ a: whole }, { patternProperties: { "^a": text } })),
  ],
  "a name that two alternatives mention together": [
    alone({ anyOf: [object({ a: text }), object({ b: text })] }),
    alone({ anyOf: [object({ a: text, b: whole }), object({ b: text, a: whole })] }),
  ],
  "unevaluated properties where two alternatives fit": [
    alone({ anyOf: [object({ a: text }), object({ b: text })], unevaluatedProperties: false }),
    alone({
      anyOf: [
        object({ a: text }, { additionalProperties: false }),
        object({ b: text }, { additionalProperties: false }),
      ],
    }),
  ],
  "unevaluated properties where one alternative fits": [
    alone(object({ a: text, b: text })),
    alone({
      type: "object",
      anyOf: [object({ a: text }, { required: ["a"] }), object({ b: text }, { required: ["b"] })],
      unevaluatedProperties: false,
    }),
  ],
  "a count of properties where others are allowed": [
    alone(object({ a: text }, { additionalProperties: text })),
    alone(object({ a: text }, { additionalProperties: text, maxProperties: 1 })),
  ],
  "a property that two parts describe": [
    alone(object({ a: { type: ["integer", "null"] } })),
    alone({ allOf: [object({ a: { type: ["integer", "null"] } }), object({ a: whole })] }),
  ],
  "unevaluated properties that a condition evaluates": [
    alone(object({ a: text }, { if: object({ b: whole }), unevaluatedProperties: false })),
    alone(object({ a: text }, { unevaluatedProperties: false })),
  ],
  "unevaluated properties that no fitting alternative names": [
    alone({ type: "object", additionalProperties: text }),
    alone({
      type: "object",
      anyOf: [{ required: ["a"], additionalProperties: text }, object({ b: text })],
      unevaluatedProperties: { type: "string", maxLength: 1 },
    }),
  ],
  "a name that a pattern describes as well": [
    alone(object({ ab: text })),
    alone(object({ ab: text }, { patternProperties: { "^a": { maxLength: 2 } } })),
  ],
  "names of another pattern": [
    alone(object({}, { patternProperties: { "^a": text }, additionalProperties: false })),
    alone(object({}, { patternProperties: { b$: text }, additionalProperties: false })),
  ],
  "names of the same pattern": [
    alone(object({}, { patternProperties: { "^a": text }, additionalProperties: false })),
    alone(object({}, { patternProperties: { "^a": { const: "a" } }, additionalProperties: false })),
  ],
  "objects of two alternatives that only an optional property tells apart": [
    alone(object({ k: { const: "x" }, a: text })),
    alone({
      oneOf: [object({ k: { const: "x" }, a: text }), object({ k: { const: "y" }, a: text })],
    }),
  ],
  "a property that becomes writable": [
    alone(object({ a: { type: "string", readOnly: true } }, { required: ["a"] })),
    alone(object({ a: text }, { required: ["a"] })),
  ],
  "a name that only a pattern without a schema mentions": [
    alone(object({}, { patternProperties: { "^a": {} } })),
    alone(object({ a: whole }, { patternProperties: { "^a": {} } })),
  ],
  "names of a pattern that is gone": [
    alone(object({}, { patternProperties: { "^a": text }, additionalProperties: false })),
    alone(object({}, { additionalProperties: false })),
  ],
  "unevaluated properties beside a part that evaluates all": [
    alone({
      type: "object",
      allOf: [{ additionalProperties: text }],
      unevaluatedProperties: false,
    }),
    alone(object({}, { additionalProperties: false })),
  ],
};
