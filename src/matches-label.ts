/** The placeholder for the hidden part of a key: `...`, `…`, `***` or `•••`. */
const mask = /\.{3,}|[…*•]/;

/**
 * Matches labels that cannot be compared with a key, because they contain a character that no snippet of a key contains
 * (as in `sk-[...]9xQ7`) or start with a double quotation mark. A key that is a JSON object contains such marks, but
 * does not start with one.
 */
const unknownForm = /[\s[\]()<>'`]|^"/;

/** Punctuation that a label shows if the credential holds a JSON document. */
const jsonPunctuation = /["{}]/;

/**
 * Tells whether a credential's label may belong to a provider key.
 *
 * The API documents a label as a "short masked snippet of the key (e.g. the first/last few characters)". Therefore,
 * only a visible beginning or end that differs from that of the key rules out a match. A label in an unknown form
 * always matches. The label of a JSON document matches every key that is not a JSON document itself, because the
 * document may contain the key anywhere. A label has an unknown form if it has no mask, if it contains whitespace, a
 * square, round or angle bracket, a single quotation mark or a backtick, or if it starts with a double quotation mark.
 * A match proves nothing, because many keys share a few characters.
 *
 * @param label - The `label` of a credential. `null` and `undefined` always match.
 * @param providerKey - The complete provider key, without quotation marks around it. Its whitespace is ignored, because
 * a key that is a JSON object may be formatted in several ways.
 * @returns `false` if the label shows a beginning or an end that the key does not have, otherwise `true`
 *
 * @example
 * ```ts
 * matchesLabel("sk-...9xQ7", "sk-proj-0123456789xQ7"); // true: it may be this key
 * matchesLabel("sk-...AbCd", "sk-proj-0123456789xQ7"); // false: it is another key
 * matchesLabel("main key", "sk-proj-0123456789xQ7"); // true: the label has an unknown form
 * ```
 */
export function matchesLabel(label: string | null | undefined, providerKey: string): boolean {
  if (label === null || label === undefined || unknownForm.test(label)) return true;
  const [beginning = "", ...rest] = label.split(mask);
  const end = rest.at(-1);
  // The label has no mask.
  if (end === undefined) return true;
  const key = providerKey.replaceAll(/\s/g, "");
  const isDocument = key.startsWith("{");
  if (jsonPunctuation.test(label) && !isDocument) return true;
  return key.startsWith(beginning) && key.endsWith(end);
}
