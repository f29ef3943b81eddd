import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { compareWithUpstream } from "../../scripts/drift/compare-with-upstream.ts";
import { Failure } from "../../scripts/lib/failure.ts";
import { contract } from "../helpers/fixture.ts";
import type { Run } from "../helpers/run.ts";
import { createWorkspace } from "../helpers/workspace.ts";

/** Something from each number below a limit. */
const each = (count: number, item: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => item(n)).join("");

/** The contract with another field at its end, which is not indented. */
const withField = (text: string): string => `${contract.trimEnd()}\n${text}\n`;

/** The contract with another property in a response. */
function withProperty(schema: string): string {
  const place = "    DeleteBYOKKeyResponse:\n      type: object\n      properties:\n";
  const changed = contract.replace(place, () => `${place}        more: ${schema}\n`);
  if (changed === contract) throw new Error("the property has no place");
  return changed;
}

/** The verdict on a text, or why there is none. */
async function judge(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "openrouter-byok-test-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [path, source] = [join(folder, "contract.yaml"), join(folder, "upstream.txt")];
  await writeFile(path, contract);
  await writeFile(source, text);
  try {
    const { report } = await compareWithUpstream(path, source);
    return [report.verdict, report.reason].join(" ").trim();
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    return String(error).replace(source, "the source");
  }
}

const nothing = "contains no OpenAPI document";
const tooMuch = "its aliases expand to more data than allowed";
const twoMegabytes = 2_000_000;

// Each took minutes, or all memory, with one regular expression or library that takes more than linear time.
describe("a verdict, or the reason why there is none, comes soon after", () => {
  test.each<[string, () => string, string]>([
    ["slashes", () => "/".repeat(100_000), nothing],
    ["slashes in a document", () => withField(`x-a: "${"/".repeat(100_000)}"`), "none"],
    ["names of indexes", () => "//a/llms-".repeat(10_000), nothing],
    ["schemes of URLs", () => "https://".repeat(twoMegabytes / 8), nothing],
    ["blanks", () => " ".repeat(twoMegabytes), nothing],

    ["a line with line separators", () => "a\u2028".repeat(30_000), nothing],
    ["a document of paragraph separators", () => "openapi: 3.1.0\u2029".repeat(5_000), "not valid"],
    ["carriage returns", () => "\r".repeat(twoMegabytes), nothing],
    ["a document with carriage returns alone", () => contract.replaceAll("\n", "\r"), "none"],

    [
      "distinct keys",
      () => `openapi: 3.1.0\n${each(30_000, (n) => `k${String(n)}: 1\n`)}`,
      "no info",
    ],
    ["keys in a row", () => withField(`x-a: {${each(40_000, (n) => `k${String(n)},`)}}`), "none"],
    [
      "keys of lists",
      () => withField(`x-a:\n${each(5_000, (n) => `  ? [${String(n)}]\n  : 1\n`)}`),
      "complex keys",
    ],
    [
      "keys in JSON",
      () => `{"openapi":"3.1.0",${each(40_000, (n) => `"k${String(n)}":1,`)}"a":1}`,
      "no info",
    ],

    ["tags", () => `openapi: ${"!a ".repeat(40_000)}`, "not valid"],
    ["anchors", () => `openapi: ${"&a ".repeat(40_000)}`, "not valid"],
    [
      "directives",
      () => `${each(5_000, (n) => `%TAG !e${String(n)}! tag:x:\n`)}---\n${contract}`,
      "none",
    ],
    ["question marks", () => `openapi: ${"? ".repeat(40_000)}`, "not valid"],

    [
      "a long list and 95 aliases of it",
      () => withField(`x-a: &a [${"1,".repeat(1_150_000)}]\nx-b: [${"*a,".repeat(95)}]`),
      tooMuch,
    ],
    [
      "a long text and 900 aliases of it",
      () => withField(`x-a: &a ${"a".repeat(900_000)}\nx-b: [${"*a,".repeat(900)}]`),
      tooMuch,
    ],
    [
      "aliases of aliases",
      () =>
        withField(
          `x-0: &a0 [1]\n${each(9, (n) => `x-${String(n + 1)}: &a${String(n + 1)} [${`*a${String(n)},`.repeat(9)}]\n`)}`,
        ),
      tooMuch,
    ],
    [
      "a mapping that is merged often",
      () =>
        withField(
          `x-0: &a {${each(1_000, (n) => `k${String(n)},`)}}\n${each(500, (n) => `x-m${String(n)}: { <<: *a }\n`)}`,
        ),
      "merge keys",
    ],

    ["pages that moved", () => "> ## Moved [a](".repeat(2_700), nothing],
    ["links", () => "[a](".repeat(twoMegabytes / 4), nothing],
    ["fences", () => "```\n".repeat(twoMegabytes / 4), nothing],
    ["longer and longer fences", () => each(1_500, (n) => `${"`".repeat(n)}\n`), nothing],

    ["nested lists", () => withField(`x-a: ${"[".repeat(200_000)}`), "nesting"],
    ["nested blocks", () => withField(`x-a:\n ${"- ".repeat(200_000)}`), "nesting"],
    ["binary data", () => withField(`x-a: !!binary ${"QUJD".repeat(400_000)}`), "binary data"],
    ["NUL characters", () => "\0".repeat(twoMegabytes), nothing],
    ["one long text", () => withField(`x-a: "${"a".repeat(twoMegabytes)}"`), "none"],

    [
      "references that multiply",
      () =>
        withProperty("{ $ref: '#/components/schemas/S0' }").replace(
          "  schemas:\n",
          (line) =>
            `${line}${each(40, (n) => `    S${String(n)}: { oneOf: [{ $ref: '#/components/schemas/S${String(n + 1)}' }, { $ref: '#/components/schemas/S${String(n + 1)}' }] }\n`)}    S40: {}\n`,
        ),
      "compatible",
    ],
    [
      "references in a row",
      () =>
        withProperty("{ $ref: '#/components/schemas/S0' }").replace(
          "  schemas:\n",
          (line) =>
            `${line}${each(9_000, (n) => `    S${String(n)}: { $ref: '#/components/schemas/S${String(n + 1)}' }\n`)}`,
        ),
      "a chain of references is too long",
    ],
    [
      "a reference to a file",
      () => withProperty("{ $ref: 'file:///etc/passwd' }"),
      "unknown errors",
    ],
    ["a field named __proto__", () => withField("__proto__: { openapi: 1 }"), "none"],
  ])("%s", async (_name, text, expected) => {
    expect(await judge(text())).toContain(expected);
  });
});

/** Runs a command with a text as the description. */
async function runOn(text: string, script: string, option: string): Promise<Run> {
  const workspace = await createWorkspace(contract);
  await workspace.write("upstream.txt", text);
  return workspace.run(script, option, "upstream.txt");
}

test("nothing is generated from references in a row, which Redocly would follow", async () => {
  const chain = contract.replace(
    "  schemas:\n",
    (line) =>
      `${line}${each(9_000, (n) => `    S${String(n)}: { $ref: '#/components/schemas/S${String(n + 1)}' }\n`)}`,
  );
  const run = await runOn(chain, "generate.ts", "--contract");
  expect(run).toMatchObject({ code: 1, stderr: "error: a chain of references is too long\n" });
});

/** What a terminal, a log or a page would take for more than text. */
const live = "\u001b[31m\u202e\n::error::a\n##[error]\r\u2028::stop::\u009b";

test.each([
  ["drift.ts", "--upstream"],
  ["drift-accept.ts", "--upstream"],
  ["generate.ts", "--contract"],
])("%s prints nothing of a description that is more than text", async (script, option) => {
  const name = JSON.stringify(live);
  const schema = `{ type: object, properties: { ${name}: { $ref: ${JSON.stringify(`#/${live}`)} } } }`;
  const { code, stdout, stderr } = await runOn(withProperty(schema), script, option);
  expect(code).toBeGreaterThan(0);
  expect(stdout + stderr).toContain("\\u001b[31m");
  expect(stdout + stderr).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]|^\s*::|##\[|^ +at /mu);
});
