import { isOfType } from "../../normal-form/type.ts";
import { isWithin, withoutRivals, type Alternative } from "./alternative.ts";
import { alternativesOf, hasAlternatives, TooManyAlternatives } from "./alternatives.ts";
import { annotationGaps } from "./annotation-gaps.ts";
import type { Context } from "./context.ts";
import { coveringGaps, typesOf } from "./covering.ts";
import { exclusivenessGaps } from "./exclusiveness.ts";
import { overlapsOf } from "./overlaps.ts";
import { gapOf, isHarmful, tellingOnce, type Gap } from "./gap.ts";

/** Finds where the narrow schema may allow a value that the wide schema does not. */
export function gapsOf(wide: unknown, narrow: unknown, context: Context): Gap[] {
  const { memory, mode, contract } = context;
  const wideNumber = memory.numberOf(wide);
  const narrowNumber = memory.numberOf(narrow);
  if (wideNumber === narrowNumber) return [];
  const pair = `${mode} ${contract} ${String(wideNumber)} ${String(narrowNumber)}`;
  const known = memory.gaps.get(pair);
  if (known) return known;
  const position = memory.open.get(pair);
  if (position === undefined) return gapsOfPair(pair, wide, narrow, context);
  // A recursive schema led back to this pair. Its gaps are found by the comparison that is in progress.
  memory.reliedOn = Math.min(memory.reliedOn, position);
  return [];
}

/**
 * Compares a pair of schemas. The gaps are cached unless they rely on the assumption that a pair in progress has none.
 * Harmful gaps are always cached: if the assumption is wrong, there are only more of them.
 */
function gapsOfPair(pair: string, wide: unknown, narrow: unknown, context: Context): Gap[] {
  const { memory } = context;
  const position = memory.open.size;
  const reliedOnBefore = memory.reliedOn;
  memory.reliedOn = Infinity;
  memory.open.set(pair, position);
  const gaps = gapsOfSchemas(wide, narrow, context);
  memory.open.delete(pair);
  const isCertain = memory.reliedOn >= position;
  if (isCertain || isHarmful(gaps)) memory.gaps.set(pair, gaps);
  memory.reliedOn = isCertain ? reliedOnBefore : Math.min(reliedOnBefore, memory.reliedOn);
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
  const { mode } = context;
  const allowed = alternativesOf(wide, "wide", context);
  const possible = alternativesOf(narrow, "narrow", context);
  // A reference without a target is reported as a mistake, and its target counts as unchanged.
  if ([...allowed, ...possible].some(isUnresolved)) return [];
  // If both sides have alternatives, `oneOf` counts as `anyOf`: publishers do not use it to forbid values that match
  // two alternatives.
  const isUnion = mode !== "exact" && hasAlternatives(narrow, context);
  const wides = isUnion ? allowed.map((one) => withoutRivals(one, context)) : allowed;
  const gaps = possible.flatMap((one) => {
    const hasType = wides.some(({ type }) => isWithin(one.type, type) || listsValueOf(one, type));
    return hasType
      ? coveringGaps(wides, one, context)
      : [gapOf("type", typesOf(wides), typesOf(possible))];
  });
  const overlaps = mode === "exact" ? [] : overlapsOf(possible, context);
  gaps.push(...overlaps.flatMap((one) => coveringGaps(wides, one, context, true)));
  const exclusiveness =
    isUnion && hasAlternatives(wide, context) ? exclusivenessGaps(allowed, possible, context) : [];
  const annotations = annotationGaps(wides, possible, mode);
  return tellingOnce([...gaps, ...exclusiveness, ...annotations]);
}

/** Whether an alternative lists a value of another type: a `number` may list an integer. */
function listsValueOf({ values }: Alternative, type: string): boolean {
  return values?.some((value) => isOfType(value, type)) ?? false;
}

function isUnresolved({ parts }: Alternative): boolean {
  return parts.some((part) => part.unresolved === true);
}
