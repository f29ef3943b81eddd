import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SourceFile } from "typescript";
import { describe, expect, test } from "vitest";
import { ts } from "../scripts/codegen/libraries.ts";
import { render } from "../scripts/codegen/render.ts";

const root = join(import.meta.dirname, "..");
const contract = await readFile(join(root, "openapi/byok.yaml"), "utf8");

/** The source files that all programs below share. */
const unchanged = new Map<string, SourceFile | undefined>();

/** The compiler's errors for `src/` with the code generated from a contract. */
async function compileWith(yaml: string): Promise<string> {
  const generated = await render(yaml, "the contract", join(root, "src/generated"));
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

describe("the wrapper stops compiling when the contract", () => {
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

  test("and only then", async () => {
    expect(await compileWith(contract)).toBe("");
  });

  test.each(rows)("%s", async (_name, change, word) => {
    const changed = change(contract);
    expect(changed).not.toBe(contract);
    const errors = await compileWith(changed);
    expect(errors).toMatch(/^src\/(?!generated|sandbox)/m);
    expect(errors).toContain(word);
  });
});
