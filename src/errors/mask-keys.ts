/** The shortest run of a key's characters that is masked. */
const minRun = 16;

/** Replaces every key in a text, and every run of 16 or more consecutive characters of a key, with `***`. */
export function maskKeys(text: string, keys: Iterable<string>): string {
  // The longest first, since one key may begin with another.
  const longestFirst = [...keys].sort((a, b) => b.length - a.length);
  return longestFirst.reduce(maskKey, text);
}

/**
 * Truncates a text to `maxLength` characters or fewer, and masks the keys in it.
 *
 * The cut may leave the beginning of a key at the end of the text. Fewer than 16 characters of a key would not be masked,
 * so the last 15 characters are removed too.
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
  let start = 0;
  let at = 0;
  while (at + length <= text.length) {
    if (!runs.has(text.slice(at, at + length))) {
      at++;
      continue;
    }
    // The match is longer as long as the next window is a run as well.
    let end = at + length;
    while (end < text.length && runs.has(text.slice(end + 1 - length, end + 1))) end++;
    masked += `${text.slice(start, at)}***`;
    start = end;
    at = end;
  }
  return masked + text.slice(start);
}
