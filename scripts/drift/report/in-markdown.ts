import { cut, printable } from "../../lib/printable.ts";

const maxLength = 1000;

/** Published text in Markdown: as code, unless it is plain. In a table cell, it must have no bar. */
export function inMarkdown(text: string): string {
  const line = printable(cut(text, maxLength).replaceAll(/\s+/g, " ").trim());
  if (/^[\w .,;:'"(){}/→-]*$/.test(line) && !/:\/\/|www\.|_/i.test(line)) return line;
  const runs = line.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  // The spaces keep backticks at an end apart from the fence.
  const code = /^`|`$/.test(line) ? ` ${line} ` : line;
  return `${fence}${code}${fence}`;
}
