import { Failure } from "../failure.js";
import { ts } from "./libraries.js";

/**
 * Type-checks generated files before they are written.
 *
 * @param {ReadonlyMap<string, string>} contents by absolute path
 */
export function typeCheck(contents) {
  /** @type {import("typescript").CompilerOptions} */
  const options = {
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
    // Generated code needs Record and its like, and no platform.
    lib: ["lib.es5.d.ts"],
    skipLibCheck: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const fileExists = host.fileExists.bind(host);
  const readFile = host.readFile.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.directoryExists = () => true;
  host.fileExists = (path) => contents.has(path) || fileExists(path);
  host.readFile = (path) => contents.get(path) ?? readFile(path);
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const content = contents.get(path);
    return content === undefined
      ? getSourceFile(path, languageVersion, ...rest)
      : ts.createSourceFile(path, content, languageVersion);
  };
  const program = ts.createProgram([...contents.keys()], options, host);
  const diagnostics = [
    ...ts.getPreEmitDiagnostics(program),
    ...program.getDeclarationDiagnostics(),
  ];
  if (diagnostics.length === 0) return;
  throw new Failure(
    `what the contract generates does not compile:\n${ts.formatDiagnostics(diagnostics, host)}`,
  );
}
