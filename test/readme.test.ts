import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { CompilerOptions } from "typescript";
import { ts } from "../scripts/codegen/libraries.ts";

const root = join(import.meta.dirname, "..");

test("every sample in the README compiles against the built package", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const samples = [...readme.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code = ""]) => code);
  expect(samples).not.toHaveLength(0);
  const files = new Map(
    samples.map((code, index) => [join(root, `sample-${String(index)}.ts`), `${code}export {};`]),
  );
  const options: CompilerOptions = {
    strict: true,
    noEmit: true,
    noImplicitReturns: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (path, version) => {
    const sample = files.get(path);
    return sample === undefined
      ? getSourceFile(path, version)
      : ts.createSourceFile(path, sample, version);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  expect(ts.formatDiagnostics(ts.getPreEmitDiagnostics(program), host)).toBe("");
});
