import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { transform } from "esbuild";
import { onTestFinished } from "vitest";
import { render } from "../../scripts/codegen/render.ts";
import { ts } from "../../scripts/codegen/typescript.ts";

type Guard = (value: unknown) => boolean;

/** The code generated from a document, in a temporary folder. */
export interface Generated {
  /** The source text of each generated file, by file name. */
  readonly sources: ReadonlyMap<string, string>;
  /** Type-checks a program that imports the generated files. Returns the errors with their zero-based lines. */
  compile(program: string): { line: number; message: string }[];
  /** Imports the generated `operations.ts` and returns its exports. */
  load(): Promise<Record<string, { validators: Record<number, Guard>; isBody: Guard }>>;
}

/**
 * Generates code from a document into a temporary folder, which is removed when the test ends.
 *
 * @param openEnumerations - the names of the schemas whose enumerations accept other values
 */
export async function generateFrom(
  document: object,
  openEnumerations?: readonly string[],
): Promise<Generated> {
  const folder = await mkdtemp(join(tmpdir(), "openrouter-byok-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const files = await render(JSON.stringify(document), "the contract", folder, openEnumerations);
  for (const [path, source] of files) await writeFile(path, source);
  return {
    sources: new Map([...files].map(([path, source]) => [basename(path), source])),
    compile: (program) => compile(join(folder, "program.ts"), program),
    async load() {
      for (const [path, source] of files) {
        const { code } = await transform(source, { loader: "ts" });
        await writeFile(path.replace(/ts$/, "mjs"), code.replaceAll('.ts"', '.mjs"'));
      }
      return (await import(join(folder, "operations.mjs"))) as Awaited<
        ReturnType<Generated["load"]>
      >;
    },
  };
}

function compile(path: string, program: string): { line: number; message: string }[] {
  const options = {
    strict: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es5.d.ts"],
    skipLibCheck: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.readFile = (name) => (name === path ? program : readFile(name));
  host.fileExists = (name) => name === path || fileExists(name);
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram([path], options, host));
  return diagnostics.map(({ file, start = 0, messageText }) => ({
    line: file?.getLineAndCharacterOfPosition(start).line ?? -1,
    message: ts.flattenDiagnosticMessageText(messageText, " "),
  }));
}
