/** Control, format, surrogate, private-use and unassigned characters, and line separators. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** What begins a command to GitHub Actions at any place of a line. The other kind begins a line with two colons. */
const command = "##[";

/** Replaces every character that a terminal or GitHub Actions may obey, or that hides or reorders text. */
export function printable(text: string): string {
  return text.replace(unprintable, "\ufffd").replaceAll(command, "#\ufffd[");
}

/** Writes a value as JSON on one line, with every character that is not printable escaped. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(unprintable, escapeCodeUnits)
    .replaceAll(command, "#\\u0023[");
}

function escapeCodeUnits(character: string): string {
  const units = character.split("");
  return units.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
}
