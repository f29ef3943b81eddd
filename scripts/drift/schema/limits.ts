import type { Mapping } from "../../openapi/document.ts";
import { gapOf, type Gap } from "./gap.ts";

/** The limits that a pair of keywords such as `minItems` and `maxItems` sets. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** Gaps of a pair of keywords that limits a length or a count. */
export function rangeGaps(wide: Range, narrow: Range, minimum: string, maximum: string): Gap[] {
  const gaps: Gap[] = [];
  if (narrow.least < wide.least) gaps.push(gapOf(minimum, wide.least, narrow.least || undefined));
  if (narrow.most > wide.most) gaps.push(gapOf(maximum, wide.most, finite(narrow.most)));
  return gaps;
}

/** The range that all given schemas allow. */
export function rangeOf(parts: readonly Mapping[], minimum: string, maximum: string): Range {
  return {
    least: Math.max(0, ...numbersIn(parts, minimum)),
    most: Math.min(Infinity, ...numbersIn(parts, maximum)),
  };
}

export function finite(limit: number): number | undefined {
  return Number.isFinite(limit) ? limit : undefined;
}

function numbersIn(parts: readonly Mapping[], keyword: string): number[] {
  return parts.map((part) => part[keyword]).filter((value) => typeof value === "number");
}
