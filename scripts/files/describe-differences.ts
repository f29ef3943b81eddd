import { formatPatch, structuredPatch } from "diff";
import { readIfPresent } from "./replace-files.ts";
import { shortPath } from "./short-path.ts";

/**
 * Describes how files on disk differ from their expected contents: the first differing line, and a patch.
 *
 * @param contents - the expected contents, by path
 */
export async function describeDifferences(contents: ReadonlyMap<string, string>) {
  const differences: string[] = [];
  for (const [path, expected] of contents) {
    const actual = await readIfPresent(path);
    if (actual !== expected) differences.push(describe(shortPath(path), actual, expected));
  }
  return differences;
}

function describe(path: string, actual: string | undefined, expected: string): string {
  if (actual === undefined) return `${path}: missing`;
  const patch = structuredPatch(path, path, actual, expected, "on disk", "generated");
  const { oldStart = 1, lines = [] } = patch.hunks[0] ?? {};
  const context = lines.findIndex((line) => !line.startsWith(" "));
  return `${path}:${String(oldStart + context)}: differs\n${formatPatch(patch)}`;
}
