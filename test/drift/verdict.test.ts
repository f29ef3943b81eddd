import { describe, expect, test } from "vitest";
import { compare } from "../../scripts/drift/compare.ts";
import { toReport } from "../../scripts/drift/report/report.ts";
import { parseDocument } from "../../scripts/openapi/parse-document.ts";
import { readCorpus } from "./corpus.ts";

const corpus = await readCorpus();

test("the corpus contains more than 40 cases each of none, compatible and breaking", () => {
  for (const verdict of ["none", "compatible", "breaking"]) {
    expect(corpus.filter((row) => row.verdict === verdict).length).toBeGreaterThan(40);
  }
});

describe("the drift check", () => {
  test.each(corpus)(
    "reports $verdict for $what",
    async ({ what, contract, revision, openEnumerations, verdict }) => {
      const before = await parseDocument(contract, what);
      const after = await parseDocument(revision, what);
      const comparison = await compare(before, after, what, openEnumerations);
      expect(toReport(comparison, what)).toMatchObject({ verdict });
    },
  );
});
