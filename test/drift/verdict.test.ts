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
  const rows = corpus.map((row) => [row.verdict, row.what, row] as const);
  test.each(rows)("reports %s for %s", async (verdict, what, row) => {
    const before = parseDocument(row.contract, what);
    const after = parseDocument(row.revision, what);
    const comparison = await compare(before, after, what, row.openEnumerations);
    expect(toReport(comparison, what)).toMatchObject({ verdict });
  });
});
