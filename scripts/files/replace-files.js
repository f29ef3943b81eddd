import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Gives files new contents: all of them, or, if that fails, none. Files that are right already are not
 * touched.
 *
 * @param {ReadonlyMap<string, string>} contents by path
 * @returns {Promise<string[]>} the paths whose contents changed
 */
export async function replaceFiles(contents) {
  /** @type {{ path: string, content: string, before: string | undefined, temporary: string }[]} */
  const changes = [];
  for (const [path, content] of contents) {
    const before = await readIfPresent(path);
    const temporary = `${path}.${String(process.pid)}.tmp`;
    if (before !== content) changes.push({ path, content, before, temporary });
  }
  const moved = [];
  try {
    for (const { path, content, temporary } of changes) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(temporary, content);
    }
    for (const change of changes) {
      await rename(change.temporary, change.path);
      moved.push(change);
    }
  } catch (error) {
    for (const { path, before } of moved) {
      await (before === undefined ? rm(path) : writeFile(path, before));
    }
    throw error;
  } finally {
    for (const { temporary } of changes) await rm(temporary, { force: true });
  }
  return changes.map(({ path }) => path);
}

/** @param {string} path */
export async function readIfPresent(path) {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
