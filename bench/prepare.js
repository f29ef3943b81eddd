import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { contractPath } from "../scripts/contract/upstream.js";
import { Failure } from "../scripts/failure.js";
import { benchPath, execute, rootPath, tscPath, workPath } from "./execute.js";
import { generators } from "./generators.js";

// How a project that starts today is checked, with no more in scope than the language and the web.
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
 * Installs the contenders: the package as it would be published, its peers, and the clients that are
 * generated.
 *
 * @returns {Promise<string>} the packed package
 */
export async function prepare() {
  await rm(workPath, { recursive: true, force: true });
  await mkdir(join(workPath, "source"), { recursive: true });
  await writeFile(join(workPath, "tsconfig.json"), JSON.stringify(tsconfig));
  await execute(benchPath, "npm", "ci");
  // Packing builds.
  await execute(rootPath, "npm", "pack", "--pack-destination", workPath);
  const tarball = (await readdir(workPath)).find((file) => file.endsWith(".tgz"));
  if (tarball === undefined) throw new Failure("npm pack left no package");
  const path = join(workPath, tarball);
  await execute(benchPath, "npm", "install", "--no-save", path);

  for (const { contender, args } of generators) {
    if (contender === undefined) continue;
    await execute(workPath, process.execPath, ...args(contractPath, `source/${contender}`));
  }
  await execute(workPath, process.execPath, tscPath);
  return path;
}
