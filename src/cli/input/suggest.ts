/** The maximum edit distance between a word and its suggestion. */
const maxDistance = 2;

/** Finds the known word that was probably meant. */
export function suggest(word: string, words: readonly string[]): string | undefined {
  const completion = words.find((candidate) => isBeginning(word, candidate));
  const ranked = words
    .map((candidate) => ({ candidate, distance: distanceOf(word, candidate) }))
    .filter(({ distance }) => distance <= maxDistance)
    .sort((a, b) => a.distance - b.distance);
  return completion ?? ranked[0]?.candidate;
}

function isBeginning(word: string, candidate: string): boolean {
  return word.length > maxDistance && candidate.startsWith(word);
}

/** The Levenshtein distance: how many characters to insert, remove or replace. */
function distanceOf(a: string, b: string): number {
  // The distance is at least the difference in length, so the exact distance does not matter here.
  if (Math.abs(a.length - b.length) > maxDistance) return Infinity;
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, character] of a.split("").entries()) {
    const current = [row + 1];
    for (const [column, other] of b.split("").entries()) {
      const replaced = (previous[column] ?? 0) + (character === other ? 0 : 1);
      const removed = (previous[column + 1] ?? 0) + 1;
      const inserted = (current[column] ?? 0) + 1;
      current.push(Math.min(replaced, removed, inserted));
    }
    previous = current;
  }
  return previous.at(-1) ?? Infinity;
}
