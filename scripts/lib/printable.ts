/**
 * Escapes the characters that control a terminal or change how text reads, and commands to GitHub Actions. The escapes
 * are those of JSON, so that JSON keeps its meaning.
 */
export function printable(text: string): string {
  return text
    .replaceAll(/[^\P{C}\n]|[\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\ufffd]/gu, (character) =>
      character.replaceAll(/[^]/g, escape),
    )
    .replaceAll("##[", "#\\u0023[")
    .replaceAll(/^([^\S\n]*):(?=:)/gm, "$1\\u003a");
}

function escape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** The beginning of a text, in at most so many UTF-16 units. */
export function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

const maxLines = 200;
const maxLineLength = 500;

/** Text that fits a screen: a limited number of limited lines. */
export function cutToScreen(text: string): string {
  const lines = text.split("\n");
  const rest = lines.length - maxLines;
  return [
    ...lines.slice(0, maxLines).map((line) => cut(line, maxLineLength)),
    ...(rest > 0 ? [`… and ${String(rest)} more lines`] : []),
  ].join("\n");
}
