import type { Mapping } from "../../openapi/document.ts";
import { gapOf, type Gap } from "./gap.ts";

/** The limits that a pair of keywords such as `minItems` and `maxItems` sets. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** Gaps at a pair of keywords that limits a length or a count. */
export function rangeGaps(wide: Range, narrow: Range, minimum: string, maximum: string): Gap[] {
  const gaps: Gap[] = [];
  if (narrow.least < wide.least) gaps.push(gapOf(minimum, wide.least, narrow.least || undefined));
  if (narrow.most > wide.most) gaps.push(gapOf(maximum, wide.most, finite(narrow.most)));
  return gaps;
}

/** The range that all given schemas allow. */
export function rangeOf(schemas: readonly Mapping[], minimum: string, maximum: string): Range {
  return {
    least: Math.max(0, ...numbersIn(schemas, minimum)),
    most: Math.min(Infinity, ...numbersIn(schemas, maximum)),
  };
}

export function finite(limit: number): number | undefined {
  return Number.isFinite(limit) ? limit : undefined;
}

function numbersIn(schemas: readonly Mapping[], keyword: string): number[] {
  return schemas.map((schema) => schema[keyword]).filter((value) => typeof value === "number");
}
