import { isEqual, sortUnique, canonicalText } from "../../openapi/canonical-json.ts";
import { includes, type Alternative } from "./alternative.ts";
import { gapOf, type Gap, type Mode } from "./gap.ts";

const comparedAnnotations = ["default", "deprecated", "readOnly", "writeOnly"];

/**
 * Gaps at annotations, which reject no values. Only a default that the wide side lacks is harmful, and only where
 * callers send the value: omitting it then has a different effect.
 */
export function annotationGaps(
  wideAlternatives: readonly Alternative[],
  narrowAlternatives: readonly Alternative[],
  mode: Mode,
): Gap[] {
  if (mode === "exact") return [];
  return comparedAnnotations.flatMap((keyword) => {
    const wide = statedValues(wideAlternatives, keyword);
    const narrow = statedValues(narrowAlternatives, keyword);
    if (isEqual(wide, narrow)) return [];
    const gap = gapOf(keyword, wide[0], narrow[0]);
    const isLost = narrow.some((value) => !includes(wide, value));
    const isHarmful = mode === "sent" && keyword === "default" && isLost;
    return [isHarmful ? gap : { ...gap, isHarmless: true as const }];
  });
}

/** The distinct values of an annotation in a list of alternatives. */
function statedValues(alternatives: readonly Alternative[], keyword: string): unknown[] {
  const flatSchemas = alternatives.flatMap((alternative) => alternative.flatSchemas);
  const values = flatSchemas.filter((schema) => keyword in schema).map((schema) => schema[keyword]);
  const meaningful = values.filter((value) => keyword === "default" || value !== false);
  return sortUnique(meaningful, canonicalText);
}
