import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { compareWithUpstream } from "../../scripts/drift/compare-with-upstream.ts";
import { Failure } from "../../scripts/lib/failure.ts";
import { contract } from "../helpers/fixture.ts";
import type { Run } from "../helpers/run.ts";
import { createWorkspace } from "../helpers/workspace.ts";

/** Concatenates `item(n)` for every n from 0 to count - 1. */
const concatenate = (count: number, item: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => item(n)).join("");

/** The contract with an additional top-level field at its end. */
const withField = (text: string): string => `${contract.trimEnd()}\n${text}\n`;

/** The contract with an additional property in the confirmation. */
function withProperty(schema: string): string {
  const place = "    DeleteBYOKKeyResponse:\n      type: object\n      properties:\n";
  const changed = contract.replace(place, () => `${place}        more: ${schema}\n`);
  if (changed === contract) throw new Error("the contract has no place for the property");
  return changed;
}

/** The verdict on a text and its reason, or the message of the failure. */
async function judge(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "openrouter-byok-test-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "contract.yaml");
  const source = join(folder, "upstream.txt");
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

const noDocument = "contains no OpenAPI document";
const tooManyAliases = "its aliases expand to more data than allowed";
const twoMegabytes = 2_000_000;

// Most of these texts once took minutes or exhausted the memory, because a regular expression or a library did not run
// in linear time.
describe("a comparison ends quickly, with a verdict or a reason, if the text has", () => {
  test.each<[string, () => string, string]>([
    ["many slashes", () => "/".repeat(100_000), noDocument],
    ["many slashes in a document", () => withField(`x-a: "${"/".repeat(100_000)}"`), "none"],
    ["many names of documentation indexes", () => "//a/llms-".repeat(10_000), noDocument],
    ["many URL schemes", () => "https://".repeat(twoMegabytes / 8), noDocument],
    ["many spaces", () => " ".repeat(twoMegabytes), noDocument],

    ["many line separators (U+2028)", () => "a\u2028".repeat(30_000), noDocument],
    [
      "a document with many paragraph separators (U+2029)",
      () => "openapi: 3.1.0\u2029".repeat(5_000),
      "not valid",
    ],
    ["many carriage returns", () => "\r".repeat(twoMegabytes), noDocument],
    [
      "a document with carriage returns as line breaks",
      () => contract.replaceAll("\n", "\r"),
      "none",
    ],

    [
      "many distinct keys",
      () => `openapi: 3.1.0\n${concatenate(30_000, (n) => `k${String(n)}: 1\n`)}`,
      "no info",
    ],
    [
      "many keys in one flow mapping",
      () => withField(`x-a: {${concatenate(40_000, (n) => `k${String(n)},`)}}`),
      "none",
    ],
    [
      "many keys that are lists",
      () => withField(`x-a:\n${concatenate(5_000, (n) => `  ? [${String(n)}]\n  : 1\n`)}`),
      "complex keys",
    ],
    [
      "many keys in JSON",
      () => `{"openapi":"3.1.0",${concatenate(40_000, (n) => `"k${String(n)}":1,`)}"a":1}`,
      "no info",
    ],

    ["many tags", () => `openapi: ${"!a ".repeat(40_000)}`, "not valid"],
    ["many anchors", () => `openapi: ${"&a ".repeat(40_000)}`, "not valid"],
    [
      "many directives",
      () => `${concatenate(5_000, (n) => `%TAG !e${String(n)}! tag:x:\n`)}---\n${contract}`,
      "none",
    ],
    ["many question marks", () => `openapi: ${"? ".repeat(40_000)}`, "not valid"],

    ["a long list without aliases", () => withField(`x-a: [${"1,".repeat(200_000)}]`), "none"],
    [
      "a long list with 95 aliases",
      () => withField(`x-a: &a [${"1,".repeat(1_150_000)}]\nx-b: [${"*a,".repeat(95)}]`),
      tooManyAliases,
    ],
    [
      "a long string with 900 aliases",
      () => withField(`x-a: &a ${"a".repeat(900_000)}\nx-b: [${"*a,".repeat(900)}]`),
      tooManyAliases,
    ],
    [
      "aliases of aliases",
      () =>
        withField(
          `x-0: &a0 [1]\n${concatenate(9, (n) => `x-${String(n + 1)}: &a${String(n + 1)} [${`*a${String(n)},`.repeat(9)}]\n`)}`,
        ),
      tooManyAliases,
    ],
    [
      "a mapping that is merged 500 times",
      () =>
        withField(
          `x-0: &a {${concatenate(1_000, (n) => `k${String(n)},`)}}\n${concatenate(500, (n) => `x-m${String(n)}: { <<: *a }\n`)}`,
        ),
      "merge keys",
    ],

    [
      "many quoted headings with an unclosed link",
      () => "> ## Moved [a](".repeat(2_700),
      noDocument,
    ],
    ["many links", () => "[a](".repeat(twoMegabytes / 4), noDocument],
    ["many fences", () => "```\n".repeat(twoMegabytes / 4), noDocument],
    [
      "fences of increasing length",
      () => concatenate(1_500, (n) => `${"`".repeat(n)}\n`),
      noDocument,
    ],

    ["deeply nested lists", () => withField(`x-a: ${"[".repeat(200_000)}`), "nesting"],
    ["deeply nested block sequences", () => withField(`x-a:\n ${"- ".repeat(200_000)}`), "nesting"],
    [
      "long binary data",
      () => withField(`x-a: !!binary ${"QUJD".repeat(400_000)}`),
      "unknown scalar tag",
    ],
    ["many NUL characters", () => "\0".repeat(twoMegabytes), noDocument],
    ["one long string", () => withField(`x-a: "${"a".repeat(twoMegabytes)}"`), "none"],

    [
      "references that expand exponentially",
      () =>
        withProperty("{ $ref: '#/components/schemas/S0' }").replace(
          "  schemas:\n",
          (line) =>
            `${line}${concatenate(40, (n) => `    S${String(n)}: { oneOf: [{ $ref: '#/components/schemas/S${String(n + 1)}' }, { $ref: '#/components/schemas/S${String(n + 1)}' }] }\n`)}    S40: {}\n`,
        ),
      "compatible",
    ],
    [
      "a chain of 9,000 references",
      () =>
        withProperty("{ $ref: '#/components/schemas/S0' }").replace(
          "  schemas:\n",
          (line) =>
            `${line}${concatenate(9_000, (n) => `    S${String(n)}: { $ref: '#/components/schemas/S${String(n + 1)}' }\n`)}`,
        ),
      "a chain of references is too long",
    ],
    [
      "a reference to a file",
      () => withProperty("{ $ref: 'file:///etc/passwd' }"),
      "unknown problems",
    ],
    ["a field named __proto__", () => withField("__proto__: { openapi: 1 }"), "none"],
  ])("%s", async (_name, text, expected) => {
    expect(await judge(text())).toContain(expected);
  });
});

/** Runs a command with a text as its input file. */
async function runOn(text: string, script: string, option: string): Promise<Run> {
  const workspace = await createWorkspace(contract);
  await workspace.write("upstream.txt", text);
  return workspace.run(script, option, "upstream.txt");
}

test("generating fails for a chain of 9,000 references, which Redocly would follow", async () => {
  const chain = contract.replace(
    "  schemas:\n",
    (line) =>
      `${line}${concatenate(9_000, (n) => `    S${String(n)}: { $ref: '#/components/schemas/S${String(n + 1)}' }\n`)}`,
  );
  const run = await runOn(chain, "generate.ts", "--contract");
  expect(run).toMatchObject({ code: 1, stderr: "error: a chain of references is too long\n" });
});

/** Text with terminal sequences, bidi overrides and workflow commands. */
const hostile = "\u001b[31m\u202e\n::error::a\n##[error]\r\u2028::stop::\u009b";

test.each([
  ["drift.ts", "--upstream"],
  ["drift-accept.ts", "--upstream"],
  ["generate.ts", "--contract"],
])(
  "%s escapes the control characters and workflow commands of a description",
  async (script, option) => {
    const name = JSON.stringify(hostile);
    const schema = `{ type: object, properties: { ${name}: { $ref: ${JSON.stringify(`#/${hostile}`)} } } }`;
    const { code, stdout, stderr } = await runOn(withProperty(schema), script, option);
    expect(code).toBeGreaterThan(0);
    expect(stdout + stderr).toContain("\\u001b[31m");
    expect(stdout + stderr).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]|^\s*::|##\[|^ +at /mu);
  },
);
