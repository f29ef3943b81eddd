import { join } from "node:path";
import type { CompilerOptions, SourceFile } from "typescript";
import { ts } from "../../scripts/codegen/typescript.ts";

const root = join(import.meta.dirname, "../..");

/** The parsed files that all programs share, by path. */
const sharedFiles = new Map<string, SourceFile | undefined>();

/**
 * Type-checks `src/` after some files are replaced or added, without writing them. Returns the compiler's errors as
 * text.
 *
 * @param replaced - the contents of the replaced and added files, by absolute path
 * @param file - limits the check to one file of `src/`, because checking all files takes several times as long
 */
export function compileSrc(replaced: ReadonlyMap<string, string>, file?: string): string {
  const { options, fileNames } = readConfig();
  const host = ts.createCompilerHost(options);
  // The compiler caches the working directory, which may have been the temporary folder of another test.
  host.getCurrentDirectory = () => root;
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (path, version) => {
    const content = replaced.get(path);
    if (content !== undefined) return ts.createSourceFile(path, content, version);
    if (!sharedFiles.has(path)) sharedFiles.set(path, getSourceFile(path, version));
    return sharedFiles.get(path);
  };
  const program = ts.createProgram([...fileNames, ...replaced.keys()], options, host);
  const checked = file === undefined ? undefined : program.getSourceFile(join(root, "src", file));
  return ts.formatDiagnostics(ts.getPreEmitDiagnostics(program, checked), host);
}

function readConfig(): { options: CompilerOptions; fileNames: string[] } {
  const path = join(root, "tsconfig.json");
  const { config } = ts.readConfigFile(path, (name) => ts.sys.readFile(name)) as {
    config: unknown;
  };
  return ts.parseJsonConfigFileContent(config, ts.sys, root, undefined, path);
}
