import { integer, number, object, standalone, text } from "./builders.ts";
import type { Described } from "./described.ts";

/** Pairs of request schemas: the revision rejects some values that the contract accepts. */
export const valuePairs: Record<string, [contract: Described, revision: Described]> = {
  "unevaluated items if the longer alternative does not fit": [
    standalone({ type: "array", prefixItems: [text, integer] }),
    standalone({
      type: "array",
      anyOf: [{ prefixItems: [text, text] }, { prefixItems: [text] }],
      unevaluatedItems: false,
    }),
  ],
  "an exclusive bound of integers": [
    standalone({ type: "integer", minimum: 2 }),
    standalone({ type: "integer", exclusiveMinimum: 2 }),
  ],
  "a oneOf whose first member is the old schema": [
    standalone(integer),
    standalone({ oneOf: [integer, { type: "integer", minimum: 3 }] }),
  ],
  "a oneOf under a negation": [
    standalone({ not: { oneOf: [integer, { type: "number", minimum: 3 }] } }),
    standalone({ not: { anyOf: [integer, { type: "number", minimum: 3 }] } }),
  ],
  "a lower maximum length": [
    standalone({ type: "string", maxLength: 3 }),
    standalone({ type: "string", maxLength: 2 }),
  ],
  "a higher minimum length": [
    standalone({ type: "string", minLength: 1 }),
    standalone({ type: "string", minLength: 2 }),
  ],
  "a doubled multipleOf": [
    standalone({ type: "integer", multipleOf: 2 }),
    standalone({ type: "integer", multipleOf: 4 }),
  ],
  "the tighter bound of two allOf members": [
    standalone({ allOf: [integer, { minimum: 1 }] }),
    standalone({ allOf: [integer, { minimum: 1 }, { minimum: 2 }] }),
  ],
  "the second of two allOf members": [
    standalone({ type: ["integer", "null"] }),
    standalone({ allOf: [{ type: ["integer", "null"] }, integer] }),
  ],
  "the last of two oneOf members": [
    standalone({ oneOf: [text, integer] }),
    standalone({ oneOf: [text, { type: "null" }] }),
  ],
  "the else branch of a condition": [
    standalone({ type: ["string", "integer"], if: text, then: {}, else: { maximum: 5 } }),
    standalone({ type: ["string", "integer"], if: text, then: {}, else: { maximum: 4 } }),
  ],
  "a tuple item that no longer accepts null": [
    standalone({ type: "array", prefixItems: [{ type: ["string", "null"] }], items: text }),
    standalone({ type: "array", prefixItems: [text], items: text }),
  ],
  "a tuple item that only `items` describes in the revision": [
    standalone({ type: "array", prefixItems: [text, { type: "null" }], items: text }),
    standalone({ type: "array", prefixItems: [text], items: text }),
  ],
  "a `contains` schema that fewer items match": [
    standalone({ type: "array", items: number, contains: number }),
    standalone({ type: "array", items: number, contains: integer }),
  ],
  "`unevaluatedItems` after a tuple instead of `items`": [
    standalone({ type: "array", items: text }),
    standalone({ type: "array", prefixItems: [text], unevaluatedItems: { type: "null" } }),
  ],
  "unevaluatedItems beside an allOf member that evaluates all items": [
    standalone({ type: "array", allOf: [{ items: text }], unevaluatedItems: false }),
    standalone({ type: "array", items: false }),
  ],
  "a oneOf with a member that is an allOf": [
    standalone(object({ a: text })),
    standalone({
      oneOf: [object({ a: text }), { allOf: [object({ a: text }), object({ b: text })] }],
    }),
  ],
  "the same two schemas, compared both directly and under a negation": [
    standalone(object({ a: object({}), b: object({ c: {} }, { not: object({ c: integer }) }) })),
    standalone(object({ a: object({ c: integer }), b: object({ c: {} }, { not: object({}) }) })),
  ],
};
