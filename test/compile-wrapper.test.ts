import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SourceFile } from "typescript";
import { describe, expect, test } from "vitest";
import { toNormalForms } from "../scripts/contract/normal-form.js";
import { parseDocument } from "../scripts/contract/parse-document.js";
import { filesOf } from "../scripts/generator/files-of.js";
import { ts } from "../scripts/generator/libraries.js";

const root = join(import.meta.dirname, "..");
const contract = await readFile(join(root, "openapi/byok.yaml"), "utf8");

/** Source files that do not change between the programs below: the libraries, above all. */
const unchanged = new Map<string, SourceFile | undefined>();

/** What the compiler says of `src/` with the code that a contract generates. */
async function compileWith(normalForm: Record<string, unknown> = {}): Promise<string> {
  const generated = await filesOf(normalForm, join(root, "src/generated"));
  const config = ts.readConfigFile(join(root, "tsconfig.build.json"), (path) =>
    ts.sys.readFile(path),
  );
  const { options, fileNames } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (path, version) => {
    const content = generated.get(path);
    if (content !== undefined) return ts.createSourceFile(path, content, version);
    if (!unchanged.has(path)) unchanged.set(path, getSourceFile(path, version));
    return unchanged.get(path);
  };
  const program = ts.createProgram(
    fileNames,
    { ...options, skipLibCheck: true, noEmit: true },
    host,
  );
  const diagnostics = [
    ...ts.getPreEmitDiagnostics(program),
    ...program.getDeclarationDiagnostics(),
  ];
  return ts.formatDiagnostics(diagnostics, { ...host, getCurrentDirectory: () => root });
}

const header = / +- name: Authorization\n( {10}.*\n)+/;

describe("the wrapper stops compiling when the contract", async () => {
  const rows: [string, (yaml: string) => string, string][] = [
    [
      "renames the confirming field",
      (yaml) =>
        yaml.replace("        deleted:", "        removed:").replace("- deleted", "- removed"),
      "'deleted'",
    ],
    [
      "lets the confirmation say no",
      (yaml) => yaml.replace(/ +enum:\n +- true\n/, ""),
      "'boolean'",
    ],
    [
      "lets the confirmation say nothing",
      (yaml) => yaml.replace(/required:\n +- deleted\n/, "x-y: z\n"),
      "deleted",
    ],
    [
      "has no path any more",
      (yaml) => yaml.replace(/paths:\n[^]*(?=servers:)/, "paths: {}\n"),
      "deleteByokById",
    ],
    ["moves the path", (yaml) => yaml.replace("/byok/{id}", "/keys/{id}"), "deleteByokById"],
    ["changes the method", (yaml) => yaml.replace("    delete:", "    post:"), "deleteByokById"],
    ["no longer documents the 404", (yaml) => yaml.replace("'404'", "'410'"), "404"],
    ["gives the id another format", (yaml) => yaml.replace("format: uuid", "format: ulid"), "ulid"],
    ["requires no token", (yaml) => yaml.replace(header, ""), "'null'"],
    [
      "requires another kind of token",
      (yaml) =>
        yaml
          .replace(header, "")
          .replace("scheme: bearer", "scheme: basic")
          .concat("security:\n  - apiKey: []\n"),
      "Basic",
    ],
    ["has no server", (yaml) => yaml.replace(/servers:\n.*\n/, ""), "serverUrl"],
    ["has no error message", (yaml) => yaml.replaceAll("message", "text"), "message"],
  ];
  const texts = [contract, ...rows.map(([, change]) => change(contract))];
  const normalForms = await toNormalForms(
    texts.map((text, index) => {
      const name = rows[index - 1]?.[0] ?? "the contract";
      return { document: parseDocument(text, name), name };
    }),
  );

  test("and only then", async () => {
    expect(await compileWith(normalForms[0])).toBe("");
  });

  test.each(rows.map(([name, , word], index) => ({ name, word, index: index + 1 })))(
    "$name",
    async ({ word, index }) => {
      expect(texts[index]).not.toBe(contract);
      const errors = await compileWith(normalForms[index]);
      expect(errors).toMatch(/^src\/(?!generated|sandbox)/m);
      expect(errors).toContain(word);
    },
  );
});
