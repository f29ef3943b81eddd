import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../scripts/lib/failure.ts";
import { benchPath, contractPath, execute, rootPath, tscPath, workPath } from "./execute.ts";
import { generators } from "./generators.ts";

/** The compiler options of a new project. Its only global types are those of the language and of browsers. */
const tsconfig = {
  compilerOptions: {
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    module: "nodenext",
    types: [],
    strict: true,
    skipLibCheck: true,
    rootDir: "source",
    outDir: "compiled",
  },
  include: ["source"],
};

/**
 * Installs the contenders: the packed package, its peers, and the generated clients.
 *
 * @returns the path of the packed package
 */
export async function prepare(): Promise<string> {
  await rm(workPath, { recursive: true, force: true });
  await mkdir(join(workPath, "source"), { recursive: true });
  await writeFile(join(workPath, "tsconfig.json"), JSON.stringify(tsconfig));
  await execute(benchPath, "npm", "ci");
  // `npm pack` also builds the package.
  await execute(rootPath, "npm", "pack", "--pack-destination", workPath);
  const tarball = (await readdir(workPath)).find((file) => file.endsWith(".tgz"));
  if (tarball === undefined) throw new Failure("npm pack left no package");
  const path = join(workPath, tarball);
  await execute(benchPath, "npm", "install", "--no-save", path);

  for (const { folder, args } of generators) {
    if (folder === undefined) continue;
    await execute(workPath, process.execPath, ...args(contractPath, `source/${folder}`));
  }
  await execute(workPath, process.execPath, tscPath);
  return path;
}
