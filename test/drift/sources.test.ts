import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { compareWithUpstream } from "../../scripts/drift/compare-with-upstream.ts";
import type { Report } from "../../scripts/drift/report/report.ts";
import { Failure } from "../../scripts/lib/failure.ts";
import { contract, page } from "../helpers/fixture.ts";
import { respondWith, startServer } from "../helpers/server.ts";

/** Compares the contract with a source: a URL, or the text of a file. */
async function compareWith(source: string): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), "openrouter-byok-test-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "contract.yaml");
  const file = join(folder, "upstream.txt");
  await writeFile(path, contract);
  await writeFile(file, source);
  const { report } = await compareWithUpstream(path, source.startsWith("http") ? source : file);
  return report;
}

async function reasonFor(source: string): Promise<string> {
  const error = await compareWith(source).catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(Failure);
  return String(error);
}

const lookAlike = "https://openrouter.ai.evil.example";

test("a page may mention a documentation index (llms.txt) on another host after its first heading, and a bare description may mention one anywhere", async () => {
  const mention = "See https://docs.example.com/llms.txt for the provider.";
  const inProse = page.replace("# Delete a BYOK provider credential\n", `$&\n${mention}\n`);
  expect(inProse).not.toBe(page);
  expect((await compareWith(inProse)).verdict).toBe("none");
  const inDescription = contract.replace("description: OK", `description: ${mention}`);
  expect((await compareWith(`${inDescription}x-note: ${mention}\n`)).verdict).toBe("none");
});

describe("a comparison fails with a reason if", () => {
  test.each<[string, string, string]>([
    ["the page contains no code block", "# A page\n", "contains no OpenAPI document"],
    ["the page is an HTML error page", "<!doctype html><h1>502</h1>", "is an HTML page"],
    ["the YAML is truncated", contract.slice(0, 2500), "is not valid YAML"],
    ["the YAML in a code block is truncated", page.slice(0, 2500), "is truncated"],
    [
      "a path item is not an object",
      contract.replace(/^ {2}\/byok[^]*?(?=^servers)/m, "  /byok/{id}: nonsense\n"),
      "is not a path item",
    ],
    [
      "an operation is null",
      contract.replace(/^ {2}\/byok[^]*?(?=^servers)/m, "  /byok/{id}: { delete: null }\n"),
      "DELETE /byok/{id} is not an operation",
    ],
    [
      "the page points to an index at an invalid URL",
      page.replace("https://openrouter.ai/docs/llms.txt", "https://x.example:99999/llms.txt"),
      "a host that is not listed",
    ],
    [
      "the page points to an index on another host with a protocol-relative URL",
      page.replace("https://openrouter.ai/docs/llms.txt", "//openrouter.ai.evil.example/llms.txt"),
      "openrouter.ai.evil.example, a host that is not listed",
    ],
    [
      "the page points to an index on a look-alike host",
      page.replace("https://openrouter.ai/docs/llms.txt", `${lookAlike}/docs/llms.txt`),
      "openrouter.ai.evil.example, a host that is not listed",
    ],
  ])("%s", async (_name, text, reason) => {
    expect(await reasonFor(text)).toContain(reason);
  });

  test.each<[string, Parameters<typeof startServer>[0], string]>([
    ["the server responds with an error", respondWith(503, contract), "HTTP 503"],
    [
      "the server redirects to an unlisted host",
      respondWith(302, "", { location: `${lookAlike}/byok.md` }),
      "not listed",
    ],
  ])("%s", async (_name, respond, reason) => {
    const { baseUrl } = await startServer(respond);
    expect(await reasonFor(baseUrl)).toContain(reason);
  });
});

test("a comparison of schemas whose references would expand exponentially ends with a verdict", async () => {
  const schemas = Array.from({ length: 20 }, (_, index) => {
    const next = { $ref: `#/components/schemas/S${String(index + 1)}` };
    return `    S${String(index)}: ${JSON.stringify({ properties: { a: next, b: next, c: next } })}`;
  });
  const text = contract
    .replace("  schemas:\n", `  schemas:\n${schemas.join("\n")}\n    S20: { type: string }\n`)
    .replace("DeleteBYOKKeyResponse'", "S0'");
  expect((await compareWith(text)).verdict).toBe("breaking");
});
