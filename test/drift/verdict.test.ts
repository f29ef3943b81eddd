import { describe, expect, test } from "vitest";
import { parseDocument } from "../../scripts/contract/parse-document.js";
import { compare } from "../../scripts/drift/compare.js";
import { readCorpus } from "./corpus.ts";
import type { Verdict } from "./corpus.ts";

const corpus = await readCorpus();
const changes = await compare(
  corpus.map(({ contract, revision, what }) => ({
    contract: parseDocument(contract, "the contract"),
    revision: parseDocument(revision, what),
    name: what,
  })),
);
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

test("the confusion matrix has nothing beside its diagonal", () => {
  const verdicts: Verdict[] = ["none", "compatible", "breaking"];
  const matrix = Object.fromEntries(
    verdicts.map((label) => [
      label,
      Object.fromEntries(
        verdicts.map((verdict) => [
          verdict,
          corpus.filter((row, index) => row.verdict === label && found[index] === verdict).length,
        ]),
      ),
    ]),
  );
  console.table(matrix);
  for (const label of verdicts) {
    expect(matrix[label]?.[label]).toBe(corpus.filter(({ verdict }) => verdict === label).length);
  }
});
