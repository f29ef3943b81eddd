import type { Alternative } from "./alternative.ts";
import type { Context } from "./context.ts";
import { areDisjoint } from "./disjoint.ts";
import { gapOf, type Gap } from "./gap.ts";

/** A harmless gap if only one side has a `oneOf` that rejects requests because they match two members. */
export function exclusivenessGaps(
  wides: readonly Alternative[],
  narrows: readonly Alternative[],
  context: Context,
): Gap[] {
  if (context.mode !== "request") return [];
  const isExclusive = (alternatives: readonly Alternative[]): boolean =>
    alternatives.some((one) => one.rivals.some((rival) => !areDisjoint(one, rival, context)));
  if (isExclusive(wides) === isExclusive(narrows)) return [];
  return [{ ...gapOf("oneOf", isExclusive(wides), isExclusive(narrows)), isHarmless: true }];
}
