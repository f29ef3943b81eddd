import { childOf, type Mapping } from "../../openapi/document.ts";
import type { Alternative } from "./alternative.ts";
import { displayFormats, numberFormats } from "./formats.ts";
import { gapOf, type Gap } from "./gap.ts";
import { finite } from "./lengths-and-counts.ts";

/** A lower or an upper bound. */
interface Bound {
  readonly limit: number;
  readonly isExclusive: boolean;
}

/** The lower or the upper end of a range, with the keywords that bound it. */
interface End {
  readonly inclusive: string;
  readonly exclusive: string;
  /** The direction from a bound into the range: up from a lower bound, down from an upper bound. */
  readonly step: 1 | -1;
}

const lowerEnd: End = { inclusive: "minimum", exclusive: "exclusiveMinimum", step: 1 };
const upperEnd: End = { inclusive: "maximum", exclusive: "exclusiveMaximum", step: -1 };

export function numberGaps(wide: Alternative, narrow: Alternative): Gap[] {
  return [
    ...boundGaps(wide, narrow, lowerEnd),
    ...boundGaps(wide, narrow, upperEnd),
    ...stepGaps(wide, narrow),
    ...formatGaps(wide, narrow),
  ];
}

function boundGaps(wide: Alternative, narrow: Alternative, end: End): Gap[] {
  const allowed = boundOf(wide, end);
  const possible = boundOf(narrow, end);
  if (!allowsMore(possible, allowed, end)) return [];
  const keyword = allowed.isExclusive ? end.exclusive : end.inclusive;
  return [gapOf(keyword, finite(allowed.limit), finite(possible.limit))];
}

/** Whether a bound allows numbers that another bound excludes. */
function allowsMore(bound: Bound, other: Bound, { step }: End): boolean {
  if (bound.limit !== other.limit) return (other.limit - bound.limit) * step > 0;
  return other.isExclusive && !bound.isExclusive && Number.isFinite(other.limit);
}

/** The tightest of all bounds at one end. */
function boundOf({ type, flatSchemas, values }: Alternative, end: End): Bound {
  const bounds = flatSchemas.flatMap((schema) => boundsIn(schema, end));
  const listed = values?.map(Number) ?? [];
  if (listed.length > 0) {
    const limit = end.step > 0 ? Math.min(...listed) : Math.max(...listed);
    bounds.push({ limit, isExclusive: false });
  }
  const none: Bound = { limit: -Infinity * end.step, isExclusive: false };
  return bounds
    .map((bound) => (type === "integer" ? integerBound(bound, end) : bound))
    .reduce((tightest, bound) => (allowsMore(tightest, bound, end) ? bound : tightest), none);
}

function boundsIn(schema: Mapping, { inclusive, exclusive }: End): Bound[] {
  const byFormat = childOf(childOf(numberFormats, String(schema.format)), inclusive);
  const stated: [unknown, boolean][] = [
    [byFormat, false],
    [schema[inclusive], false],
    [schema[exclusive], true],
  ];
  return stated.flatMap(([limit, isExclusive]) =>
    typeof limit === "number" ? [{ limit, isExclusive }] : [],
  );
}

/** The inclusive bound that is equivalent for integers. */
function integerBound({ limit, isExclusive }: Bound, { step }: End): Bound {
  if (!Number.isFinite(limit)) return { limit, isExclusive };
  const whole = step > 0 ? Math.ceil(limit) : Math.floor(limit);
  const isExcluded = isExclusive && whole === limit;
  return { limit: isExcluded ? limit + step : whole, isExclusive: false };
}

function stepGaps(wide: Alternative, narrow: Alternative): Gap[] {
  const steps = stepsIn(narrow);
  return stepsIn(wide)
    .filter((step) => !areMultiples(step, narrow, steps))
    .map((step) => gapOf("multipleOf", step, steps[0]));
}

function stepsIn({ flatSchemas }: Alternative): number[] {
  const stated = flatSchemas.map(({ multipleOf }) => multipleOf);
  return stated.filter((step): step is number => typeof step === "number" && step > 0);
}

/**
 * Whether all numbers of an alternative are multiples of `step`.
 *
 * @param steps - the alternative's own `multipleOf` values
 */
function areMultiples(step: number, { type, values }: Alternative, steps: number[]): boolean {
  if (values) return values.every((value) => isMultiple(Number(value), step));
  const known = type === "integer" ? [...steps, 1] : steps;
  return known.some((own) => isMultiple(own, step));
}

function isMultiple(value: number, step: number): boolean {
  return Number.isInteger(value / step);
}

/**
 * Gaps at formats that are neither numeric formats in `formats.ts` nor display formats. Such a format of the wide side
 * must occur on the narrow side as well.
 */
function formatGaps(wide: Alternative, narrow: Alternative): Gap[] {
  const stated = narrow.flatSchemas.map(({ format }) => format);
  return wide.flatSchemas
    .map(({ format }) => format)
    .filter((format) => format !== undefined && !stated.includes(format))
    .filter(
      (format) => !displayFormats.has(format) && !Object.hasOwn(numberFormats, String(format)),
    )
    .map((format) => gapOf("format", format, stated.find(Boolean)));
}
