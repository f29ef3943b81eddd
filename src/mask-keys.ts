/** As few consecutive characters of a key are masked like the whole key. */
const minRun = 16;

/** Replaces every key in a text by `***`, and every run of 16 or more consecutive characters of one. */
export function maskKeys(text: string, keys: readonly string[]): string {
  // The longest first, since one key may begin with another.
  const longestFirst = [...keys].sort((a, b) => b.length - a.length);
  return longestFirst.reduce(maskKey, text);
}

function maskKey(text: string, key: string): string {
  const length = Math.min(minRun, key.length);
  let masked = "";
  let start = 0;
  for (let at = 0; at + length <= text.length; at++) {
    let end = at + length;
    if (!key.includes(text.slice(at, end))) continue;
    while (end < text.length && key.includes(text.slice(at, end + 1))) end++;
    masked += `${text.slice(start, at)}***`;
    start = end;
    at = end - 1;
  }
  return masked + text.slice(start);
}
