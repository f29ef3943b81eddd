import { isOfType } from "../../normal-form/type.ts";
import { isSubtype, withoutRivals, type Alternative } from "./alternative.ts";
import { alternativesOf, statesUnion, TooManyAlternatives } from "./alternatives.ts";
import { annotationGaps } from "./annotation-gaps.ts";
import type { Context } from "./context.ts";
import { coveringGaps, typesAmong } from "./covering.ts";
import { exclusivenessGaps } from "./exclusiveness.ts";
import { overlapsOf } from "./overlaps.ts";
import { gapOf, isHarmful, uniqueByPlace, type Gap } from "./gap.ts";

/**
 * Finds where the narrow schema may allow a value that the wide schema does not. In this folder, variables named
 * `allowed` hold what the wide side allows, and variables named `possible` what the narrow side allows.
 */
export function gapsOf(wide: unknown, narrow: unknown, context: Context): Gap[] {
  const { memory, mode, contract } = context;
  const wideId = memory.idOf(wide);
  const narrowId = memory.idOf(narrow);
  if (wideId === narrowId) return [];
  const pair = `${mode} ${contract} ${String(wideId)} ${String(narrowId)}`;
  const known = memory.gaps.get(pair);
  if (known) return known;
  // A recursive schema has led back to this pair, whose comparison is still in progress and finds the gaps.
  if (memory.openPairs.assumes(pair)) return [];
  const { result: gaps, isCertain } = memory.openPairs.compare(pair, () =>
    gapsOfSchemas(wide, narrow, context),
  );
  // Harmful gaps may always be cached: a wrong assumption can hide gaps, but cannot add any.
  if (isCertain || isHarmful(gaps)) memory.gaps.set(pair, gaps);
  return gaps;
}

function gapsOfSchemas(wide: unknown, narrow: unknown, context: Context): Gap[] {
  try {
    return gapsOfAlternatives(wide, narrow, context);
  } catch (error) {
    if (!(error instanceof TooManyAlternatives)) throw error;
    return [gapOf("alternatives", wide, narrow)];
  }
}

function gapsOfAlternatives(wide: unknown, narrow: unknown, context: Context): Gap[] {
  const { mode, contract } = context;
  const allowed = alternativesOf(wide, "wide", context);
  const possible = alternativesOf(narrow, "narrow", context);
  const [before, after] = contract === "wide" ? [allowed, possible] : [possible, allowed];
  // What a new reference without a target allows is unknown, so the comparison is skipped.
  const unresolved = after.flatMap(unresolvedIn);
  if (unresolved.length > 0 && before.flatMap(unresolvedIn).length === 0) {
    for (const reference of unresolved) context.unresolved.add(reference);
    return [];
  }
  // If the narrow side states a union, a `oneOf` of the wide side counts as `anyOf`: publishers do not use it to forbid
  // values that match two members.
  const isNarrowUnion = mode !== "exact" && statesUnion(narrow, context);
  const wideAlternatives = isNarrowUnion
    ? allowed.map((alternative) => withoutRivals(alternative, context))
    : allowed;
  const gaps = possible.flatMap((alternative) => {
    const hasType = wideAlternatives.some(
      ({ type }) => isSubtype(alternative.type, type) || listsValueOfType(alternative, type),
    );
    return hasType
      ? coveringGaps(wideAlternatives, alternative, context, { isOverlap: false })
      : [gapOf("type", typesAmong(wideAlternatives), typesAmong(possible))];
  });
  const overlaps = mode === "exact" ? [] : overlapsOf(possible, context);
  gaps.push(
    ...overlaps.flatMap((alternative) =>
      coveringGaps(wideAlternatives, alternative, context, { isOverlap: true }),
    ),
  );
  const exclusiveness =
    isNarrowUnion && statesUnion(wide, context)
      ? exclusivenessGaps(allowed, possible, context)
      : [];
  const annotations = annotationGaps(wideAlternatives, possible, mode);
  return uniqueByPlace([...gaps, ...exclusiveness, ...annotations]);
}

/** Whether an alternative lists a value of another type: a `number` may list an integer. */
function listsValueOfType({ values }: Alternative, type: string): boolean {
  return values?.some((value) => isOfType(value, type)) ?? false;
}

/** The references without a target that an alternative comes from. */
function unresolvedIn({ flatSchemas }: Alternative): string[] {
  return flatSchemas
    .map(({ unresolved }) => unresolved)
    .filter((reference) => reference !== undefined);
}
