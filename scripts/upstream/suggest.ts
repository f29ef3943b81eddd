import { distance } from "fastest-levenshtein";

/** The maximum edit distance of a suggestion, as a share of the title's length. */
const maxShare = 1 / 3;

/** The end of a message about an unknown title: the most similar known title, if one is similar enough. */
export function suggestion(title: string, known: readonly string[]): string {
  let best: string | undefined;
  let maxDistance = title.length * maxShare;
  for (const candidate of known) {
    const candidateDistance = distance(title.toLowerCase(), candidate.toLowerCase());
    if (candidateDistance > maxDistance) continue;
    maxDistance = candidateDistance;
    best = candidate;
  }
  return best === undefined ? "" : ` (did you mean ${best}?)`;
}
