/** Characters that control a terminal, are invisible, or reorder text. */
const deceptive = /(?!\n)\p{C}|[\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\ufffd]/gu;

export function isDeceptive(text: string): boolean {
  return text.search(deceptive) !== -1;
}

/**
 * Replaces deceptive characters with escapes such as `\u202e`. These are equivalent in strings of JSON, JavaScript and
 * TypeScript, and harmless in comments.
 */
export function escapeDeceptive(text: string): string {
  return text.replaceAll(deceptive, (character) => character.replaceAll(/[^]/g, escape));
}

/**
 * Prepares text for a terminal or a log: without deceptive characters, and without GitHub Actions workflow commands.
 */
export function printable(text: string): string {
  return escapeDeceptive(text)
    .replaceAll("##[", "#\\u0023[")
    .replaceAll(/^([^\S\n]*):(?=:)/gm, "$1\\u003a");
}

function escape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** The beginning of a text, limited to a number of UTF-16 code units. */
export function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

const maxLines = 200;
const maxLineLength = 500;

/** Limits a text to what fits on a screen: the number of lines, and their length. */
export function cutToScreen(text: string): string {
  const lines = text.split("\n");
  const rest = lines.length - maxLines;
  return [
    ...lines.slice(0, maxLines).map((line) => cut(line, maxLineLength)),
    ...(rest > 0 ? [`… and ${String(rest)} more lines`] : []),
  ].join("\n");
}
