import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Failure, messageOf } from "./failure.ts";

/**
 * Writes files, and returns the paths of those that changed. No file is replaced before the new content of all
 * files is on disk.
 *
 * @param contents - the content of each file, by path
 */
export async function replaceFiles(contents: ReadonlyMap<string, string>): Promise<string[]> {
  const temporary = (path: string): string => `${path}.${String(process.pid)}.tmp`;
  const changed: string[] = [];
  try {
    for (const [path, content] of contents) {
      if ((await readIfPresent(path)) === content) continue;
      changed.push(path);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(temporary(path), content);
    }
    for (const path of changed) await rename(temporary(path), path);
  } catch (error) {
    throw new Failure(`cannot write the files: ${messageOf(error)}`);
  } finally {
    for (const path of changed) await rm(temporary(path), { force: true });
  }
  return changed;
}

export async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
