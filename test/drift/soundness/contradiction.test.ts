import { expect, test } from "vitest";
import { standalone } from "./builders.ts";
import { findContradiction } from "./contradiction.ts";
import { referenceTo } from "./described.ts";
import { narrowed } from "./narrowed.ts";
import type { Position } from "./pairs.ts";

const seeds = Array.from({ length: 8 }, (_, seed) => seed);

function contradictionOf(position: Position, contract: unknown, revision: unknown) {
  const pair = { position, contract: standalone(contract), revision: standalone(revision) };
  return seeds.map((seed) => findContradiction({ ...pair, seed }, "compatible")).find(Boolean);
}

test.each(Object.entries(narrowed))(
  "a message proves that narrowing a request or widening a response is breaking: %s",
  (_, [wide, narrow]) => {
    expect(contradictionOf("body", wide, narrow)).toMatchObject({ isBreaking: true });
    expect(contradictionOf("response", narrow, wide)).toMatchObject({ isBreaking: true });
  },
);

test.each(Object.entries(narrowed))(
  "no message disproves that widening a request or narrowing a response is compatible: %s",
  (_, [wide, narrow]) => {
    expect(contradictionOf("body", narrow, wide)).toBeUndefined();
    expect(contradictionOf("response", wide, narrow)).toBeUndefined();
  },
);

test("no message contradicts the verdict none if a condition references an unchanged oneOf", () => {
  const condition = { oneOf: [{ type: "string" }, { const: "ab" }] };
  const schema = { if: { $ref: referenceTo("Leaf") }, then: { type: "number" } };
  const contract = { schema, definitions: { Leaf: condition } };
  const revision = { schema, definitions: { Leaf: { ...condition, required: [] } } };
  const found = seeds.map((seed) =>
    findContradiction({ position: "body", contract, revision, seed }, "none"),
  );
  expect(found.find(Boolean)).toBeUndefined();
});
