import { describe, expect, test } from "vitest";
import { readCorpus } from "./corpus.ts";
import type { Verdict } from "./corpus.ts";
import { compareAll } from "./compare-all.ts";

const corpus = await readCorpus();
const changes = await compareAll(corpus);
const found = changes.map((list): Verdict => {
  if (list.length === 0) return "none";
  return list.some(({ verdict }) => verdict === "breaking") ? "breaking" : "compatible";
});

test("the corpus is large, and has every verdict", () => {
  for (const verdict of ["none", "compatible", "breaking"]) {
    expect(corpus.filter((row) => row.verdict === verdict).length).toBeGreaterThan(40);
  }
});

describe("the verdict on", () => {
  test.each(corpus.map((row, index) => ({ ...row, index })))(
    "$what is $verdict",
    ({ verdict, index }) => {
      expect({ verdict: found[index], changes: changes[index] }).toMatchObject({ verdict });
    },
  );
});
