import type { Alternative } from "./alternative.ts";
import type { Context } from "./context.ts";
import { areDisjoint } from "./disjoint.ts";
import { gapOf, type Gap } from "./gap.ts";

/** A harmless gap if exactly one side has a `oneOf` whose members overlap, so that sent values may match two of them. */
export function exclusivenessGaps(
  wideAlternatives: readonly Alternative[],
  narrowAlternatives: readonly Alternative[],
  context: Context,
): Gap[] {
  if (context.mode !== "sent") return [];
  const isExclusive = (alternatives: readonly Alternative[]): boolean =>
    alternatives.some((alternative) =>
      alternative.rivals.some((rival) => !areDisjoint(alternative, rival, context)),
    );
  if (isExclusive(wideAlternatives) === isExclusive(narrowAlternatives)) return [];
  return [
    {
      ...gapOf("oneOf", isExclusive(wideAlternatives), isExclusive(narrowAlternatives)),
      isHarmless: true,
    },
  ];
}
