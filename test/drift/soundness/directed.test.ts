import { expect, test } from "vitest";
import { alone } from "./builders.ts";
import { findContradiction } from "./contradiction.ts";
import { objectPairs } from "./directed-objects.ts";
import { referencePairs } from "./directed-references.ts";
import { valuePairs } from "./directed-values.ts";
import { narrowed } from "./narrowed.ts";
import type { Pair } from "./pairs.ts";
import { verdictsOn } from "./verdicts.ts";

/** What random pairs seldom reach. */
const pairs = { ...objectPairs, ...referencePairs, ...valuePairs };

const seeds = Array.from({ length: 40 }, (_, seed) => seed);

/** Whether a message shows that the change of a pair breaks callers. */
function isShown(pair: Pair): boolean {
  return seeds.some((seed) => findContradiction({ ...pair, seed }, "compatible"));
}

test.each(Object.entries(pairs))("a message shows that %s matters", (_, [contract, revision]) => {
  expect(isShown({ position: "body", contract, revision, seed: 0 })).toBe(true);
});

test("a request that is restricted, and a response that is freed, break callers", async () => {
  const simple = Object.entries(narrowed).map(
    ([what, [wide, narrow]]) => [what, [alone(wide), alone(narrow)]] as const,
  );
  const changes = [...Object.entries(pairs), ...simple]
    .flatMap(([what, [wide, narrow]]): [string, Pair][] => [
      [`request: ${what}`, { position: "body", contract: wide, revision: narrow, seed: 0 }],
      [`response: ${what}`, { position: "response", contract: narrow, revision: wide, seed: 0 }],
    ])
    // Some mean nothing in a response.
    .filter(([, pair]) => isShown(pair));
  const verdicts = await verdictsOn(
    changes.map(([, pair]) => pair),
    { contract: "3.1.0", revision: "3.1.0" },
  );
  const missed = changes.filter((_, index) => verdicts[index] !== "breaking");
  expect(missed.map(([what]) => what)).toEqual([]);
});

test("a bound that OpenAPI 3.0 excludes by a boolean is compared", async () => {
  const [wide, narrow] = [
    alone({ type: "number", minimum: 2 }),
    alone({ type: "number", exclusiveMinimum: 2 }),
  ];
  const pairs: Pair[] = [
    { position: "body", contract: wide, revision: narrow, seed: 0 },
    { position: "body", contract: narrow, revision: wide, seed: 0 },
  ];
  const verdicts = await verdictsOn(pairs, { contract: "3.0.3", revision: "3.0.3" });
  expect(verdicts).toEqual(["breaking", "compatible"]);
});

test("a property that OpenAPI 3.0 hides from a response leaves the verdict certain", async () => {
  const b = { type: "string" };
  const pair: Pair = {
    position: "response",
    contract: alone({ type: "object", properties: { b } }),
    revision: alone({ type: "object", properties: { a: { ...b, writeOnly: true }, b } }),
    seed: 0,
  };
  const verdicts = await verdictsOn([pair], { contract: "3.0.3", revision: "3.0.3" });
  expect(verdicts).toEqual(["none"]);
});

test("a keyword of a description is not taken for what the comparison knows of hidden properties", async () => {
  const keywords = { type: "object", properties: { a: {} }, hiddenProperties: ["a"] };
  const pair: Pair = {
    position: "body",
    contract: alone(keywords),
    revision: alone({ ...keywords, required: ["a"] }),
    seed: 0,
  };
  const verdicts = await verdictsOn([pair], { contract: "3.1.0", revision: "3.1.0" });
  expect(verdicts).toEqual(["breaking"]);
});
