import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

interface Change {
  path: string;
  content: string;
  before: string | undefined;
  temporary: string;
}

/**
 * Writes files: all of them or, after an error, none. Unchanged files are not touched.
 *
 * @param contents - by path
 * @returns the paths of the changed files
 */
export async function replaceFiles(contents: ReadonlyMap<string, string>): Promise<string[]> {
  const changes: Change[] = [];
  for (const [path, content] of contents) {
    const before = await readIfPresent(path);
    const temporary = `${path}.${String(process.pid)}.tmp`;
    if (before !== content) changes.push({ path, content, before, temporary });
  }
  const moved: Change[] = [];
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

export async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
