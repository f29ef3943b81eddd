/**
 * Characters, other than the line feed, that control a terminal, are invisible, reorder text, or have no defined
 * appearance.
 */
const deceptive = /(?!\n)\p{C}|[\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\ufffd]/gu;

export function isDeceptive(text: string): boolean {
  return text.search(deceptive) !== -1;
}

/**
 * Replaces deceptive characters with escapes such as `\u202e`. An escape is equivalent to its character in a JSON,
 * JavaScript or TypeScript string, and harmless in a comment.
 */
export function escapeDeceptive(text: string): string {
  return text.replaceAll(deceptive, (character) => character.replaceAll(/[^]/g, escape));
}

/**
 * Prepares text for a terminal or a log: escapes deceptive characters and GitHub Actions workflow commands. The older
 * commands begin with `##[` anywhere in a line, the newer commands with `::` at the start of a line.
 */
export function printable(text: string): string {
  return escapeDeceptive(text)
    .replaceAll("##[", "#\\u0023[")
    .replaceAll(/^([^\S\n]*):(?=:)/gm, "$1\\u003a");
}

function escape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A text of at most `length` UTF-16 code units. A longer text is cut, and ends with `…`. */
export function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

const maxLines = 200;
const maxLineLength = 500;

/** Limits the number of lines of a text, and the length of each line, so that the text stays readable on a screen. */
export function cutToScreen(text: string): string {
  const lines = text.split("\n");
  const rest = lines.length - maxLines;
  return [
    ...lines.slice(0, maxLines).map((line) => cut(line, maxLineLength)),
    ...(rest > 0 ? [`… and ${String(rest)} more ${rest === 1 ? "line" : "lines"}`] : []),
  ].join("\n");
}
