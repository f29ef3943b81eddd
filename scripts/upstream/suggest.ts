import { distance } from "fastest-levenshtein";

/** The largest share of a title's characters in which a suggested title may differ from it. */
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
