/** The length of the shortest run of a key's characters that is masked. */
const minRun = 16;

/** Replaces every key in a text, and every run of 16 or more consecutive characters of a key, with `***`. */
export function maskKeys(text: string, keys: Iterable<string>): string {
  // Masks longer keys first, because one key may be the beginning of another.
  const longestFirst = [...keys].sort((a, b) => b.length - a.length);
  return longestFirst.reduce(maskKey, text);
}

/**
 * Truncates a text to `maxLength` characters or fewer, and masks the keys in it.
 *
 * Truncation may cut a key in two. {@link maskKeys} does not mask a beginning of fewer than 16 characters, so the last
 * 15 characters are removed as well.
 */
export function maskBeginning(text: string, keys: Iterable<string>, maxLength: number): string {
  if (text.length <= maxLength) return maskKeys(text, keys);
  const margin = minRun - 1;
  return maskKeys(text.slice(0, maxLength), keys).slice(0, -margin);
}

function maskKey(text: string, key: string): string {
  const length = Math.min(minRun, key.length);
  const runs = new Set<string>();
  for (let at = 0; at + length <= key.length; at++) runs.add(key.slice(at, at + length));
  let masked = "";
  let end = 0;
  for (let at = 0; at + length <= text.length; at++) {
    if (!runs.has(text.slice(at, at + length))) continue;
    // Runs that overlap are masked together.
    if (at >= end) masked += `${text.slice(end, at)}***`;
    end = at + length;
  }
  return masked + text.slice(end);
}
