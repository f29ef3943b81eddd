import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { Failure } from "../../scripts/lib/failure.ts";
import { findDocument, type FoundDocument } from "../../scripts/upstream/find-document.ts";
import { readPublished } from "../../scripts/upstream/read-published.ts";
import { contract } from "../helpers/fixture.ts";
import { runs, timeout } from "../helpers/fuzz.ts";

/** Text with a special meaning in Markdown, YAML, JSON or a URL; the contract; or any other text. */
const fragment = fc.oneof(
  fc.constantFrom(...["\n", "\r\n", "\r", "\t", "  ", "\u2028", "\ufeff", "\u0000", "\ud800"]),
  fc.constantFrom(...["```yaml\n", "````\n", "~~~\n", "```", "    ", "> ", "<!doctype html>"]),
  fc.constantFrom(...["- ", "? ", ": ", "{", "}", "[", "]", ",", "|\n", ">-\n", "#", "---\n"]),
  fc.constantFrom(...["&a ", "*a ", "<<: ", "!a ", "!!binary ", "%TAG ", '"', "'", "\\", "a: 1\n"]),
  fc.constantFrom(...["//", "/llms", ".txt", "https://", "x.example", "openapi: 3.1.0\n"]),
  fc.constantFrom(...['{"openapi":"3.1.0",', '"paths":{}', '"__proto__":', "swagger: '2.0'\n"]),
  fc.constant(contract),
  fc.string({ unit: "binary", maxLength: 8 }),
);

/** Text of random fragments, some of which are repeated many times. */
const text = fc
  .array(fc.tuple(fragment, fc.oneof(fc.constant(1), fc.nat(300))), { maxLength: 12 })
  .map((parts) =>
    parts.map(([part, count]) => part.repeat(part.length > 100 ? 1 : count)).join(""),
  );

/** The document in a page, or the error that states why there is none. Every other error is thrown. */
function documentOrFailure(page: string): FoundDocument | Failure {
  try {
    return findDocument(page, "page.md");
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

test(
  "searching any text for a document returns a part of the text or fails with a message",
  () => {
    fc.assert(
      fc.property(text, (page) => {
        const found = documentOrFailure(page);
        if (found instanceof Failure) {
          expect(found.message).toMatch(/^page\.md\b/);
        } else {
          expect(found.document.openapi).toMatch(/^3\./);
          expect(Object.keys(found.document.paths).length).toBeGreaterThan(0);
          // An indented code block loses its indentation.
          const withoutSpace = (part: string): string => part.replaceAll(/[ \t]+/g, "");
          expect(withoutSpace(page)).toContain(withoutSpace(found.text).trim());
        }
      }),
      runs(300),
    );
  },
  timeout,
);

/** For eight times the length, linear time gives a ratio of 8 and quadratic time a ratio of 64. */
const maxRatio = 24;

/** Reads texts of increasing length, and expects the processor time to grow linearly, not quadratically. */
async function expectLinear(textOf: (length: number) => string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "openrouter-byok-test-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "page.md");
  const costOf = async (length: number): Promise<number> => {
    await writeFile(path, textOf(length));
    const start = process.cpuUsage();
    await readPublished(path, []).catch(() => undefined);
    const { user, system } = process.cpuUsage(start);
    return user + system;
  };
  await costOf(1000);
  // The shorter length is tested first, because quadratic time for the longer text would take hours.
  for (const length of [10_000, 100_000]) {
    const ratios: number[] = [];
    // Other load on the machine can distort a ratio, so the lowest of three ratios counts.
    while (ratios.length < 3 && Math.min(...ratios) > maxRatio) {
      // Two milliseconds is an estimate of the part of the cost that does not depend on the length.
      const short = (await costOf(length)) + 2000;
      ratios.push((await costOf(8 * length)) / short);
    }
    expect(Math.min(...ratios)).toBeLessThan(maxRatio);
  }
}

test.each([
  ["slashes", "/"],
  ["names of documentation indexes", "//a/llms-"],
  ["names of documentation indexes with dashes", "/llms.txt//a/llms-txt"],
  ["URL schemes", "https://"],
  ["line separators", "a\u2028"],
  ["openapi keys without a value", '"openapi"\t\t\t'],
  ["fences", "````\n"],
  ["quoted fences", "> ```\n"],
  ["YAML tags", "!a "],
  ["brackets", "["],
  ["links", "[a]("],
  ["question marks", "? "],
  ["spaces", " "],
  ["backslashes in JSON", '{"openapi": "\\\\'],
])("the time to read %s grows linearly with their number", async (_name, unit) => {
  await expectLinear((length) => unit.repeat(length / unit.length));
});

test("the time to read distinct keys grows linearly with their number", async () => {
  await expectLinear((length) => {
    const keys = Array.from({ length: length / 8 }, (_, index) => `k${String(index)}: 1\n`);
    return `openapi: 1\n${keys.join("")}`;
  });
});
