import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cache = join(root, "node_modules/.cache/openrouter-byok");

/**
 * Tells whether a task was done, and everything it read and left is as it was then.
 *
 * @param {string} task
 * @param {string[]} files what it reads and what it leaves
 */
export async function isDone(task, files) {
  try {
    return (await readFile(join(cache, task), "utf8")) === (await digest(files));
  } catch {
    // Something is missing: the memory or a file. Doing the task will tell which.
    return false;
  }
}

/**
 * Remembers that a task was done, if there is a place for that.
 *
 * @param {string} task
 * @param {string[]} files
 * @param {Map<string, string>} [contents] what the task read, where that may have changed since
 */
export async function rememberDone(task, files, contents) {
  try {
    await mkdir(cache, { recursive: true });
    await writeFile(join(cache, task), await digest(files, contents));
  } catch {
    // What is forgotten is done again.
  }
}

/**
 * @param {string[]} files
 * @param {Map<string, string>} [contents]
 */
async function digest(files, contents) {
  const hash = createHash("sha256").update(process.version);
  for (const path of files) {
    hash.update(`\n${path}\n`).update(contents?.get(path) ?? (await readFile(path)));
  }
  return hash.digest("hex");
}

/**
 * The files below a folder of this project whose names end in a certain way, and the versions of its tools.
 *
 * @param {string} folder
 * @param {string} suffix
 */
export async function filesBelow(folder, suffix) {
  const paths = await readdir(join(root, folder), { recursive: true });
  const found = paths.filter((path) => path.endsWith(suffix)).sort();
  return [...found.map((path) => join(folder, path)), "package-lock.json"].map((path) =>
    join(root, path),
  );
}
