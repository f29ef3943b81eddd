import { expect, test } from "vitest";
import { standalone } from "./builders.ts";
import { findContradiction } from "./contradiction.ts";
import { objectPairs } from "./directed-objects.ts";
import { referencePairs } from "./directed-references.ts";
import { valuePairs } from "./directed-values.ts";
import { narrowed } from "./narrowed.ts";
import type { Pair } from "./pairs.ts";
import { verdictsOn } from "./verdicts.ts";

/** Pairs that the random generators rarely produce. */
const pairs = { ...objectPairs, ...referencePairs, ...valuePairs };

const seeds = Array.from({ length: 40 }, (_, seed) => seed);

/** Whether a message proves that the change of a pair is breaking. */
function isProven(pair: Pair): boolean {
  return seeds.some((seed) => findContradiction({ ...pair, seed }, "compatible"));
}

test.each(Object.entries(pairs))(
  "a message proves that a change is breaking: %s",
  (_, [contract, revision]) => {
    expect(isProven({ position: "body", contract, revision, seed: 0 })).toBe(true);
  },
);

test("the comparison reports narrowing a request and widening a response as breaking", async () => {
  const simple = Object.entries(narrowed).map(
    ([what, [wide, narrow]]) => [what, [standalone(wide), standalone(narrow)]] as const,
  );
  const changes = [...Object.entries(pairs), ...simple]
    .flatMap(([what, [wide, narrow]]): [string, Pair][] => [
      [`request: ${what}`, { position: "body", contract: wide, revision: narrow, seed: 0 }],
      [`response: ${what}`, { position: "response", contract: narrow, revision: wide, seed: 0 }],
    ])
    // Some changes have no effect in a response.
    .filter(([, pair]) => isProven(pair));
  const verdicts = await verdictsOn(
    changes.map(([, pair]) => pair),
    { contract: "3.1.0", revision: "3.1.0" },
  );
  const missed = changes.filter((_, index) => verdicts[index] !== "breaking");
  expect(missed.map(([what]) => what)).toEqual([]);
});

test("a bound with the boolean exclusiveMinimum of OpenAPI 3.0 is compared", async () => {
  const wide = standalone({ type: "number", minimum: 2 });
  const narrow = standalone({ type: "number", exclusiveMinimum: 2 });
  const pairs: Pair[] = [
    { position: "body", contract: wide, revision: narrow, seed: 0 },
    { position: "body", contract: narrow, revision: wide, seed: 0 },
  ];
  const verdicts = await verdictsOn(pairs, { contract: "3.0.3", revision: "3.0.3" });
  expect(verdicts).toEqual(["breaking", "compatible"]);
});

test("an added writeOnly property in a response of OpenAPI 3.0 does not change the verdict", async () => {
  const b = { type: "string" };
  const pair: Pair = {
    position: "response",
    contract: standalone({ type: "object", properties: { b } }),
    revision: standalone({ type: "object", properties: { a: { ...b, writeOnly: true }, b } }),
    seed: 0,
  };
  const verdicts = await verdictsOn([pair], { contract: "3.0.3", revision: "3.0.3" });
  expect(verdicts).toEqual(["none"]);
});

test("a keyword named hiddenProperties in a description does not affect the comparison", async () => {
  const keywords = { type: "object", properties: { a: {} }, hiddenProperties: ["a"] };
  const pair: Pair = {
    position: "body",
    contract: standalone(keywords),
    revision: standalone({ ...keywords, required: ["a"] }),
    seed: 0,
  };
  const verdicts = await verdictsOn([pair], { contract: "3.1.0", revision: "3.1.0" });
  expect(verdicts).toEqual(["breaking"]);
});
