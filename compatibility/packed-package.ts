import { execFileSync } from "node:child_process";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Builds and packs the package, and installs the tarball as a dependent project would.
 *
 * @param folder - An empty folder.
 */
export async function installPacked(folder: string): Promise<void> {
  npm(root, "pack", "--pack-destination", folder);
  const [tarball = ""] = await readdir(folder);
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  npm(folder, "install", "--no-audit", "--no-fund", join(folder, tarball));
}

function npm(folder: string, ...args: string[]): void {
  execFileSync("npm", ["--prefix", folder, "--loglevel", "error", ...args], {
    cwd: folder,
    // The stdout of this program is reserved for the table, but npm prints build errors there.
    stdio: ["ignore", process.stderr, "inherit"],
  });
}
