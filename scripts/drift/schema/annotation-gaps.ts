import { isEqual, sortUnique, canonicalText } from "../../openapi/canonical-json.ts";
import { includes, type Alternative } from "./alternative.ts";
import { gapOf, type Gap, type Mode } from "./gap.ts";

const annotations = ["default", "deprecated", "readOnly", "writeOnly"];

/**
 * The gaps of keywords that rule out no value. Only another default of a request does harm: leaving the value out asks
 * for something else.
 */
export function annotationGaps(
  wides: readonly Alternative[],
  narrows: readonly Alternative[],
  mode: Mode,
): Gap[] {
  if (mode === "exact") return [];
  return annotations.flatMap((keyword) => {
    const wide = statedValues(wides, keyword);
    const narrow = statedValues(narrows, keyword);
    if (isEqual(wide, narrow)) return [];
    const gap = gapOf(keyword, wide[0], narrow[0]);
    const isLost = narrow.some((value) => !includes(wide, value));
    const isHarmful = mode === "request" && keyword === "default" && isLost;
    return [isHarmful ? gap : { ...gap, isHarmless: true as const }];
  });
}

/** The different values that alternatives state for an annotation. */
function statedValues(alternatives: readonly Alternative[], keyword: string): unknown[] {
  const parts = alternatives.flatMap((alternative) => alternative.parts);
  const values = parts.filter((part) => keyword in part).map((part) => part[keyword]);
  const meaningful = values.filter((value) => keyword === "default" || value !== false);
  return sortUnique(meaningful, canonicalText);
}
