import { createTwoFilesPatch, structuredPatch } from "diff";

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
  const [hunk] = structuredPatch(path, path, actual, expected, "", "", { context: 0 }).hunks;
  const patch = createTwoFilesPatch(path, path, actual, expected, "on disk", "generated");
  return `${path}:${String(hunk?.oldStart ?? 1)}: differs\n${patch}`;
}
