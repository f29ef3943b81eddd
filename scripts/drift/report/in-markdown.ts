import { cut, printable } from "../../lib/printable.ts";

const maxLength = 1000;

const plain = /^[\w .,;:'"(){}/→-]*$/;
/** Text that GitHub would format: URLs, issues such as `GH-1`, commit hashes, and underscores (emphasis). */
const linked = /:\/\/|www\.|_|gh-\d|\b[0-9a-f]{7,}\b/i;

/** Published text in Markdown: as code, unless it is plain. In a table cell, it must have no bar. */
export function inMarkdown(text: string): string {
  const line = printable(cut(text, maxLength).replaceAll(/\s+/g, " ").trim());
  if (plain.test(line) && !linked.test(line)) return line;
  const runs = line.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  // The spaces keep backticks at an end apart from the fence.
  const code = /^`|`$/.test(line) ? ` ${line} ` : line;
  return `${fence}${code}${fence}`;
}
