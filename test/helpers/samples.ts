import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { CompilerOptions } from "typescript";
import { ts } from "../../scripts/codegen/typescript.ts";

const root = join(import.meta.dirname, "../..");

/** The compiled code samples of some documents. */
export interface CompiledSamples {
  /** The compiler's errors as text, empty if there are none. */
  readonly errors: string;
  /** The folder of the compiled samples. It is inside the project, so that samples can import the package by name. */
  readonly folder: string;
  /** The number of samples. */
  readonly count: number;
  /** Imports a compiled sample by its file name without the extension. */
  load<Exports>(name: string): Promise<Exports>;
  remove(): Promise<void>;
}

/**
 * Compiles every TypeScript sample of some documents against the built package. A comment on the first line of a
 * sample may set its file name, so that other samples can import it.
 *
 * @param documents - paths relative to the project's root
 * @param types - the compiler option `types`: packages with global types, such as Node's
 */
export async function compileSamples(
  documents: readonly string[],
  types: string[],
): Promise<CompiledSamples> {
  await mkdir(join(root, "coverage"), { recursive: true });
  const folder = await mkdtemp(join(root, "coverage/samples-"));
  const files: string[] = [];
  for (const document of documents) {
    const text = await readFile(join(root, document), "utf8");
    for (const [index, [, code = ""]] of [...text.matchAll(/^```ts\n([^]*?)^```$/gm)].entries()) {
      const [, name = `${basename(document, ".md")}-${index}.ts`] =
        /^\/\/ (\S+)\n/.exec(code) ?? [];
      const file = join(folder, name);
      if (files.includes(file)) throw new Error(`two samples are called ${name}`);
      files.push(file);
      await writeFile(file, `${code}export {};\n`);
    }
  }
  const program = ts.createProgram(files, { ...options, types });
  const errors = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
  return {
    errors: ts.formatDiagnostics(errors, ts.createCompilerHost(options)),
    folder,
    count: files.length,
    load: (name) => import(/* @vite-ignore */ join(folder, `${name}.js`)) as never,
    remove: () => rm(folder, { recursive: true }),
  };
}

const options: CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noImplicitReturns: true,
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
  skipLibCheck: true,
};
