/** Control, format, surrogate, private-use and unassigned characters, and line separators. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** Replaces every character that a terminal may obey, or that hides or reorders text. */
export function printable(text: string): string {
  return text.replace(unprintable, "\ufffd");
}

/** Writes a value as JSON on one line, with every character that is not printable escaped. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replace(unprintable, escapeCodeUnits);
}

function escapeCodeUnits(character: string): string {
  const units = character.split("");
  return units.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
}
