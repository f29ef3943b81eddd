import { formatPatch, structuredPatch } from "diff";

/**
 * Describes how a file on disk differs from what it should be: the first line that does, and a patch.
 *
 * @param {string} path
 * @param {string | undefined} actual
 * @param {string} expected
 */
export function describeDifference(path, actual, expected) {
  if (actual === undefined) return `${path}: missing`;
  if (actual === expected) return undefined;
  const patch = structuredPatch(path, path, actual, expected, "on disk", "generated");
  const { oldStart = 1, lines = [] } = patch.hunks[0] ?? {};
  const context = lines.findIndex((line) => !line.startsWith(" "));
  return `${path}:${String(oldStart + context)}: differs\n${formatPatch(patch)}`;
}
