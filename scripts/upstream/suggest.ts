import { distance } from "fastest-levenshtein";

/** A title that differs in at most a third of its characters is close enough to be the one that was meant. */
const maxShare = 1 / 3;

/** The end of a message about a title that is not known: the most similar known one, if there is one. */
export function suggestion(title: string, known: readonly string[]): string {
  let best: string | undefined;
  let least = title.length * maxShare;
  for (const candidate of known) {
    const difference = distance(title.toLowerCase(), candidate.toLowerCase());
    if (difference > least) continue;
    least = difference;
    best = candidate;
  }
  return best === undefined ? "" : ` (did you mean ${best}?)`;
}
