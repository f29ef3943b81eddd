import type { CompilerOptions } from "typescript";
import { Failure } from "../lib/failure.ts";
import { ts } from "./typescript.ts";

/**
 * Type-checks generated files before they are written.
 *
 * @param contents - the content of each file, by absolute path
 */
export function typeCheck(contents: ReadonlyMap<string, string>): void {
  const options: CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    isolatedDeclarations: true,
    declaration: true,
    verbatimModuleSyntax: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    // Generated code must compile on every platform.
    lib: ["lib.es5.d.ts"],
    skipLibCheck: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  host.jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
  host.directoryExists = () => true;
  host.fileExists = (path) => contents.has(path) || ts.sys.fileExists(path);
  host.readFile = (path) => contents.get(path) ?? ts.sys.readFile(path);
  const program = ts.createProgram([...contents.keys()], options, host);
  const diagnostics = ts.getPreEmitDiagnostics(program);
  if (diagnostics.length === 0) return;
  throw new Failure(
    `the code generated from the contract does not compile:\n${ts.formatDiagnostics(diagnostics, host)}`,
  );
}
