/** The placeholder for the hidden part of a key: `...`, `…`, `***` or `•••`. */
const mask = /\.{3,}|[…*•]/;

/**
 * Characters that a key does not contain, so a label with one of them has an unknown form, such as `sk-[...]9xQ7`. A key
 * in JSON contains quotation marks but does not start with one.
 */
const notInKeys = /[\s[\]()<>'`]|^"/;

/**
 * Tells whether a credential's label may belong to a provider key.
 *
 * The API documents a label as a "short masked snippet of the key (e.g. the first/last few characters)". Therefore, only
 * a visible beginning or end that differs from the key rules out a match. A label has an unknown form and rules out nothing
 * if it has no mask, contains whitespace or brackets, or starts with a quotation mark. A match does not prove anything: many
 * keys share a few characters.
 *
 * @param label - The `label` of a credential.
 * @param providerKey - The whole provider key. Whitespace in it is ignored, since a key in JSON may be formatted
 * differently.
 * @returns `false` if the label shows a beginning or an end that the key does not have, otherwise `true`
 *
 * @example
 * ```ts
 * matchesLabel("sk-...9xQ7", "sk-proj-0123456789xQ7"); // true: it may be this key
 * matchesLabel("sk-...AbCd", "sk-proj-0123456789xQ7"); // false: it is another key
 * matchesLabel("main key", "sk-proj-0123456789xQ7"); // true: it rules out nothing
 * ```
 */
export function matchesLabel(label: string | null | undefined, providerKey: string): boolean {
  if (label === null || label === undefined || notInKeys.test(label)) return true;
  const [beginning = "", ...others] = label.split(mask);
  const end = others.at(-1);
  // Without a mask, the label has an unknown form.
  if (end === undefined) return true;
  const key = providerKey.replaceAll(/\s/g, "");
  return key.startsWith(beginning) && key.endsWith(end);
}
