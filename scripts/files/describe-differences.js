import { formatPatch, structuredPatch } from "diff";
import { readIfPresent } from "./replace-files.js";
import { shortPath } from "./short-path.js";

/**
 * Describes how files on disk differ from what they should be: for each that does, the first line that
 * does, and a patch.
 *
 * @param {ReadonlyMap<string, string>} contents what they should be, by path
 */
export async function describeDifferences(contents) {
  const differences = [];
  for (const [path, expected] of contents) {
    const actual = await readIfPresent(path);
    if (actual !== expected) differences.push(describe(shortPath(path), actual, expected));
  }
  return differences;
}

/**
 * @param {string} path
 * @param {string | undefined} actual
 * @param {string} expected
 */
function describe(path, actual, expected) {
  if (actual === undefined) return `${path}: missing`;
  const patch = structuredPatch(path, path, actual, expected, "on disk", "generated");
  const { oldStart = 1, lines = [] } = patch.hunks[0] ?? {};
  const context = lines.findIndex((line) => !line.startsWith(" "));
  return `${path}:${String(oldStart + context)}: differs\n${formatPatch(patch)}`;
}
