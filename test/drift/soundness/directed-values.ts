import { alone, number, object, text, whole } from "./builders.ts";
import type { Described } from "./described.ts";

/** The first schema of a request, and a second one that rejects some of its values. */
export const valuePairs: Record<string, [contract: Described, revision: Described]> = {
  "unevaluated items where the longer alternative does not fit": [
    alone({ type: "array", prefixItems: [text, whole] }),
    alone({
      type: "array",
      anyOf: [{ prefixItems: [text, text] }, { prefixItems: [text] }],
      unevaluatedItems: false,
    }),
  ],
  "an exclusive bound of whole numbers": [
    alone({ type: "integer", minimum: 2 }),
    alone({ type: "integer", exclusiveMinimum: 2 }),
  ],
  "exclusive alternatives, the first of which is the old schema": [
    alone(whole),
    alone({ oneOf: [whole, { type: "integer", minimum: 3 }] }),
  ],
  "exclusive alternatives under a negation": [
    alone({ not: { oneOf: [whole, { type: "number", minimum: 3 }] } }),
    alone({ not: { anyOf: [whole, { type: "number", minimum: 3 }] } }),
  ],
  "a length that is at most less": [
    alone({ type: "string", maxLength: 3 }),
    alone({ type: "string", maxLength: 2 }),
  ],
  "a length that is at least more": [
    alone({ type: "string", minLength: 1 }),
    alone({ type: "string", minLength: 2 }),
  ],
  "a step that is twice as long": [
    alone({ type: "integer", multipleOf: 2 }),
    alone({ type: "integer", multipleOf: 4 }),
  ],
  "the tighter bound of two parts": [
    alone({ allOf: [whole, { minimum: 1 }] }),
    alone({ allOf: [whole, { minimum: 1 }, { minimum: 2 }] }),
  ],
  "the second of two parts": [
    alone({ type: ["integer", "null"] }),
    alone({ allOf: [{ type: ["integer", "null"] }, whole] }),
  ],
  "the last of two exclusive alternatives": [
    alone({ oneOf: [text, whole] }),
    alone({ oneOf: [text, { type: "null" }] }),
  ],
  "the other branch of a condition": [
    alone({ type: ["string", "integer"], if: text, then: {}, else: { maximum: 5 } }),
    alone({ type: ["string", "integer"], if: text, then: {}, else: { maximum: 4 } }),
  ],
  "items where the other side has positions": [
    alone({ type: "array", prefixItems: [{ type: ["string", "null"] }], items: text }),
    alone({ type: "array", prefixItems: [text], items: text }),
  ],
  "positions that items describe": [
    alone({ type: "array", prefixItems: [text, { type: "null" }], items: text }),
    alone({ type: "array", prefixItems: [text], items: text }),
  ],
  "items that must be found, of which fewer are meant": [
    alone({ type: "array", items: number, contains: number }),
    alone({ type: "array", items: number, contains: whole }),
  ],
  "unevaluated items behind all items": [
    alone({ type: "array", items: text }),
    alone({ type: "array", prefixItems: [text], unevaluatedItems: { type: "null" } }),
  ],
  "unevaluated items beside a part that evaluates all": [
    alone({ type: "array", allOf: [{ items: text }], unevaluatedItems: false }),
    alone({ type: "array", items: false }),
  ],
  "exclusive alternatives, one of which has two parts": [
    alone(object({ a: text })),
    alone({ oneOf: [object({ a: text }), { allOf: [object({ a: text }), object({ b: text })] }] }),
  ],
  "the same two schemas in a request and under a negation": [
    alone(object({ a: object({}), b: object({ c: {} }, { not: object({ c: whole }) }) })),
    alone(object({ a: object({ c: whole }), b: object({ c: {} }, { not: object({}) }) })),
  ],
};
