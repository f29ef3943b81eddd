import { distance } from "fastest-levenshtein";

/** The largest share of characters in which a suggested title may differ. */
const maxShare = 1 / 3;

/** The end of a message about an unknown title: the most similar known title, if one is similar enough. */
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
