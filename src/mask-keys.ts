/** The shortest run of a key's characters that is masked. */
const minRun = 16;

/** Replaces every key in a text with `***`, and every run of 16 or more consecutive characters of one. */
export function maskKeys(text: string, keys: readonly string[]): string {
  // The longest first, since one key may begin with another.
  const longestFirst = [...keys].sort((a, b) => b.length - a.length);
  return longestFirst.reduce(maskKey, text);
}

function maskKey(text: string, key: string): string {
  const length = Math.min(minRun, key.length);
  const runs = new Set<string>();
  for (let at = 0; at + length <= key.length; at++) runs.add(key.slice(at, at + length));
  let masked = "";
  let start = 0;
  for (let at = 0; at + length <= text.length; at++) {
    if (!runs.has(text.slice(at, at + length))) continue;
    let end = at + length;
    while (end < text.length && runs.has(text.slice(end + 1 - length, end + 1))) end++;
    masked += `${text.slice(start, at)}***`;
    start = end;
    at = end - 1;
  }
  return masked + text.slice(start);
}
