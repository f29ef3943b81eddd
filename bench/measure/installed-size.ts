import { readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withTemporaryFolder } from "../../scripts/lib/with-temporary-folder.ts";
import { contenders, ours } from "../contenders.ts";
import { execute, workPath } from "../execute.ts";
import { sampleInTurn } from "../samples.ts";
import type { Samples } from "../samples.ts";
import { peerVersions } from "../versions.ts";

/**
 * Measures the total size of the installed files in bytes: packages with their dependencies, or generated source code.
 *
 * @param tarball - The path of the packed package.
 */
export function installedSizes(tarball: string): Promise<Samples> {
  const versions: Record<string, string> = { ...peerVersions, [ours]: tarball };
  return sampleInTurn(
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

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const path of await readdir(folder, { recursive: true })) {
    const entry = await stat(join(folder, path));
    if (entry.isFile()) bytes += entry.size;
  }
  return bytes;
}
