import { cut, printable } from "../../lib/printable.ts";

const maxLength = 1000;

const plain = /^[\w .,;:'"(){}/→-]*$/;
/** Text that GitHub would link or format: URLs, issues such as `GH-1`, commit hashes, and underscores (emphasis). */
const linked = /:\/\/|www\.|_|gh-\d|\b[0-9a-f]{7,}\b/i;

/**
 * Published text for Markdown: as inline code, unless the text is plain. Text for a table cell must not contain `|`.
 */
export function inMarkdown(text: string): string {
  const line = printable(cut(text, maxLength).replaceAll(/\s+/g, " ").trim());
  if (plain.test(line) && !linked.test(line)) return line;
  const runs = line.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  // Spaces separate a backtick at either end from the fence.
  const code = /^`|`$/.test(line) ? ` ${line} ` : line;
  return `${fence}${code}${fence}`;
}
