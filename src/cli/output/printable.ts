/** Control, format, surrogate, private-use and unassigned characters, and line separators. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** Starts a GitHub Actions command anywhere in a line. */
const command = "##[";

/** Starts a GitHub Actions command at the beginning of a line, after any white space. */
const leadingCommand = /^(\s*):(?=:)/;

/** Replaces characters that control a terminal or GitHub Actions, or that hide or reorder text. */
export function printable(text: string): string {
  return text
    .replace(unprintable, "\ufffd")
    .replaceAll(command, "#\ufffd[")
    .replace(leadingCommand, "$1\ufffd");
}

/** Formats a value as JSON on one line, with unprintable characters escaped. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(unprintable, escapeCodeUnits)
    .replaceAll(command, "#\\u0023[");
}

function escapeCodeUnits(character: string): string {
  const units = character.split("");
  return units.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
}
