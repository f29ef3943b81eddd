import { listOf, type Mapping } from "../../openapi/document.ts";
import type { Alternative } from "./alternative.ts";
import { inExactMode, type Context } from "./context.ts";
import { below, gapOf, isHarmful, wholeGapOf, type Gap } from "./gap.ts";
import { gapsOf } from "./gaps.ts";
import { rangeGaps, rangeOf } from "./lengths-and-counts.ts";

export function arrayGaps(wide: Alternative, narrow: Alternative, context: Context): Gap[] {
  const allowed = rangeOf(wide.flatSchemas, "minItems", "maxItems");
  const possible = rangeOf(narrow.flatSchemas, "minItems", "maxItems");
  return [
    ...positionGaps(wide, narrow, context, possible.most),
    ...itemGaps(wide, narrow, context, possible.most),
    ...rangeGaps(allowed, possible, "minItems", "maxItems"),
    ...uniqueGaps(wide, narrow, possible.most),
    ...wide.flatSchemas.flatMap((schema) => containsGaps(schema, narrow, context, possible.most)),
  ];
}

/**
 * Gaps at the items that have a schema of their own (`prefixItems`).
 *
 * @param most - the largest number of items that the narrow side allows
 */
function positionGaps(
  wide: Alternative,
  narrow: Alternative,
  context: Context,
  most: number,
): Gap[] {
  const length = Math.min(Math.max(positionsOf(wide), positionsOf(narrow)), most);
  return Array.from({ length }, (_, index) =>
    below(["prefixItems", String(index)], gapsAt(index, wide, narrow, context)),
  ).flat();
}

function gapsAt(index: number, wide: Alternative, narrow: Alternative, context: Context): Gap[] {
  const allowed = schemaAt(index, wide, context);
  const possible = schemaAt(index, narrow, context);
  if (context.mode === "sent" && index >= positionsOf(wide))
    return [wholeGapOf("prefixItems", undefined, possible)];
  if (context.mode === "received" && index >= positionsOf(narrow))
    return [wholeGapOf("prefixItems", allowed, undefined)];
  return gapsOf(allowed, possible, context);
}

/** The number of items that have a schema of their own. */
function positionsOf({ flatSchemas }: Alternative): number {
  return Math.max(0, ...flatSchemas.map(({ prefixItems }) => listOf(prefixItems).length));
}

function schemaAt(index: number, { flatSchemas }: Alternative, { memory }: Context): unknown {
  return memory.conjunction(
    flatSchemas.map((schema) => listOf(schema.prefixItems)[index] ?? schema.items ?? {}),
  );
}

/** Gaps at the items after those with a schema of their own. */
function itemGaps(wide: Alternative, narrow: Alternative, context: Context, most: number): Gap[] {
  if (most <= Math.max(positionsOf(wide), positionsOf(narrow))) return [];
  const allowed = itemsOf(wide, context);
  const possible = itemsOf(narrow, context);
  const gaps = gapsOf(allowed, possible, context);
  if (allowed === false && gaps.length > 0) return [gapOf("items", false, possible)];
  return below(["items"], gaps);
}

function itemsOf({ flatSchemas }: Alternative, { memory }: Context): unknown {
  return memory.conjunction(flatSchemas.map((schema) => schema.items ?? {}));
}

function uniqueGaps(wide: Alternative, narrow: Alternative, most: number): Gap[] {
  const isUnique = ({ flatSchemas }: Alternative): boolean =>
    flatSchemas.some(({ uniqueItems }) => uniqueItems === true);
  const isMet = !isUnique(wide) || isUnique(narrow) || most <= 1;
  return isMet ? [] : [gapOf("uniqueItems", true, undefined)];
}

/** Gaps at `contains`, `minContains` and `maxContains` in one flat schema of the wide side. */
function containsGaps(schema: Mapping, narrow: Alternative, context: Context, most: number): Gap[] {
  if (!("contains" in schema)) return [];
  const allowed = countsOf(schema);
  const stated = narrow.flatSchemas.filter((other) => "contains" in other);
  const isWithin = (schema: unknown, other: unknown): boolean =>
    !isHarmful(gapsOf(other, schema, inExactMode(context)));
  const isEnough = stated.some(
    (other) => countsOf(other).least >= allowed.least && isWithin(other.contains, schema.contains),
  );
  const isLimited = stated.some(
    (other) => countsOf(other).most <= allowed.most && isWithin(schema.contains, other.contains),
  );
  const gaps: Gap[] = [];
  if (!isEnough && allowed.least > 0) gaps.push(countGap("minContains", schema, stated[0]));
  if (!isLimited && allowed.most < most) gaps.push(countGap("maxContains", schema, stated[0]));
  return gaps;
}

function countsOf({ minContains = 1, maxContains = Infinity }: Mapping) {
  return { least: Number(minContains), most: Number(maxContains) };
}

/** The gap at a limit, or at `contains` if both sides have the same limit. */
function countGap(limit: string, schema: Mapping, other: Mapping | undefined): Gap {
  const keyword = schema[limit] === other?.[limit] ? "contains" : limit;
  return gapOf(keyword, schema[keyword], other?.[keyword]);
}
