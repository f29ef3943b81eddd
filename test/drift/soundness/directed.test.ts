import { expect, test } from "vitest";
import { findContradiction } from "./contradiction.ts";
import { referenceTo, type Described } from "./described.ts";
import { narrowed } from "./narrowed.ts";
import type { Pair } from "./pairs.ts";
import { verdictsOn } from "./verdicts.ts";

const text = { type: "string" };
const whole = { type: "integer" };
const number = { type: "number" };

function object(properties: object, keywords: object = {}) {
  return { type: "object", properties, ...keywords };
}

/** Two schemas that hold each other, so that a comparison of one relies on the other. */
function holdingEachOther(value: object): Described {
  const [node, leaf] = ["Node", "Leaf"].map((name) => ({ $ref: referenceTo(name) }));
  return {
    schema: object({ a: node, b: leaf }),
    definitions: { Node: object({ a: leaf, b: node }), Leaf: object({ a: node, b: value }) },
  };
}

function alone(schema: unknown): Described {
  return { schema, definitions: {} };
}

/** What random pairs seldom reach: the first schema of a request, and a second one that rejects some of its values. */
const pairs: Record<string, [contract: Described, revision: Described]> = {
  "schemas that hold each other": [holdingEachOther(number), holdingEachOther(whole)],
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
  "unevaluated items where the longer alternative does not fit": [
    alone({ type: "array", prefixItems: [text, whole] }),
    alone({
      type: "array",
      anyOf: [{ prefixItems: [text, text] }, { prefixItems: [text] }],
      unevaluatedItems: false,
    }),
  ],
  "a count of properties where others are allowed": [
    alone(object({ a: text }, { additionalProperties: text })),
    alone(object({ a: text }, { additionalProperties: text, maxProperties: 1 })),
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
};

const seeds = Array.from({ length: 40 }, (_, seed) => seed);

const all = Object.entries({
  ...pairs,
  ...Object.fromEntries(
    Object.entries(narrowed).map(([what, [wide, narrow]]) => [what, [alone(wide), alone(narrow)]]),
  ),
});

test.each(Object.entries(pairs))("a message shows that %s matters", (_, [contract, revision]) => {
  const pair = { position: "body", contract, revision } as const;
  const found = seeds.some((seed) => findContradiction({ ...pair, seed }, "compatible"));
  expect(found).toBe(true);
});

test("a request that is restricted, and a response that is freed, break callers", async () => {
  const changes = all.flatMap(([what, [contract, revision]]): [string, Pair][] => [
    [`${what}, request`, { position: "body", contract, revision, seed: 0 }],
    [
      `${what}, response`,
      { position: "response", contract: revision, revision: contract, seed: 0 },
    ],
  ]);
  const verdicts = await verdictsOn(
    changes.map(([, pair]) => pair),
    { contract: "3.1.0", revision: "3.1.0" },
  );
  const missed = changes.filter((_, index) => verdicts[index] !== "breaking");
  expect(missed.map(([what]) => what)).toEqual([]);
});
