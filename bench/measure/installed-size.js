import { readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withTemporaryFolder } from "../../scripts/files/with-temporary-folder.js";
import { contenders, ours } from "../contenders.js";
import { execute, workPath } from "../execute.js";
import { sampleInTurn } from "../samples.js";
import { peerVersions } from "../versions.js";

/**
 * Measures what a project gets on its disk, in bytes of all files: packages with what they depend on, or
 * generated source code.
 *
 * @param {string} tarball the packed package
 */
export async function installedSizes(tarball) {
  /** @type {Record<string, string>} */
  const versions = { ...peerVersions, [ours]: tarball };
  return await sampleInTurn(
    contenders.filter(({ packages, generated }) => packages ?? generated),
    1,
    async ({ packages = [], generated }) => {
      if (generated !== undefined) return await sizeOf(join(workPath, "source", generated));
      return await withTemporaryFolder(async (folder) => {
        const dependencies = Object.fromEntries(packages.map((name) => [name, versions[name]]));
        await writeFile(join(folder, "package.json"), JSON.stringify({ dependencies }));
        await execute(folder, "npm", "install", "--omit=dev", "--ignore-scripts");
        return await sizeOf(join(folder, "node_modules"));
      });
    },
  );
}

/** @param {string} folder */
async function sizeOf(folder) {
  let bytes = 0;
  for (const path of await readdir(folder, { recursive: true })) {
    const entry = await stat(join(folder, path));
    if (entry.isFile()) bytes += entry.size;
  }
  return bytes;
}
