import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Failure, messageOf } from "../failure.ts";

/** Writes files, by path: all that differ or, after an error, none. Returns the paths of those that it changed. */
export async function replaceFiles(contents: ReadonlyMap<string, string>): Promise<string[]> {
  const files = [...contents].map(async ([path, content]) => {
    const temporary = `${path}.${String(process.pid)}.tmp`;
    return { path, content, temporary, before: await readIfPresent(path) };
  });
  const changed = (await Promise.all(files)).filter(({ before, content }) => before !== content);
  const moved: typeof changed = [];
  try {
    for (const { path, content, temporary } of changed) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(temporary, content);
    }
    for (const file of changed) {
      await rename(file.temporary, file.path);
      moved.push(file);
    }
  } catch (error) {
    for (const { path, before } of moved)
      await (before === undefined ? rm(path) : writeFile(path, before));
    throw new Failure(`no file was changed: ${messageOf(error)}`);
  } finally {
    for (const { temporary } of changed) await rm(temporary, { force: true });
  }
  return changed.map(({ path }) => path);
}

export async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
