import { isMapping } from "../../openapi/document.ts";
import { isOfType, toType, typesOf } from "../../normal-form/type.ts";
import type { ReadSchema } from "../reading/read-schema.ts";
import { haveCommonValues, isSubtype, type Alternative } from "./alternative.ts";
import { gapsBetween } from "./alternative-gaps.ts";
import type { Context } from "./context.ts";
import { areDisjoint } from "./disjoint.ts";
import { gapOf, isHarmful, wholeGapOf, type Gap } from "./gap.ts";
import { propertiesOf } from "./properties.ts";

/** Where a narrow alternative comes from. */
interface Origin {
  /** Whether it is the intersection of two alternatives. */
  readonly isOverlap: boolean;
}

/**
 * Gaps between a narrow alternative and the wide alternatives. There are no harmful gaps if a single wide alternative
 * covers all values of the narrow alternative, or if each of its listed values is covered by some wide alternative.
 */
export function coveringGaps(
  wideAlternatives: readonly Alternative[],
  narrow: Alternative,
  context: Context,
  origin: Origin,
): Gap[] {
  const gaps = gapsToClosest(wideAlternatives, narrow, context, origin);
  if (narrow.values === undefined || !isHarmful(gaps)) return gaps;
  const gapsOfValue = (value: unknown): Gap[] =>
    gapsToClosest(wideAlternatives, restrictedTo(value, narrow), context, origin);
  const missing = narrow.values.filter((value) => isHarmful(gapsOfValue(value)));
  if (missing.length === 0) return [];
  const ofType = wideAlternatives.filter(({ type }) => haveCommonValues(type, narrow.type));
  const listed = ofType.flatMap(({ values }) => values ?? []);
  const isUnlisted = missing.every((value) => !context.memory.listsValue(listed, value));
  if (listed.length > 0 && isUnlisted) return [gapOf("enum", listed, narrow.values)];
  return missing.flatMap(gapsOfValue);
}

/**
 * Gaps to the closest wide alternative: the first alternative without a harmful gap, otherwise the alternative with the
 * fewest harmful gaps.
 */
function gapsToClosest(
  wideAlternatives: readonly Alternative[],
  narrow: Alternative,
  context: Context,
  { isOverlap }: Origin,
): Gap[] {
  const ofType = wideAlternatives.filter(({ type }) => isSubtype(narrow.type, type));
  if (ofType.length === 0)
    return [gapOf("type", typesAmong(wideAlternatives), typesAmong([narrow]))];
  const { memory } = context;
  const id = memory.idOfAlternative(narrow);
  const isSame = (wide: Alternative): boolean => memory.idOfAlternative(wide) === id;
  if (ofType.some((wide) => wide.rivals.length === 0 && isSame(wide))) return [];
  // A single candidate is compared even if it is disjoint, so that the report shows the differences.
  const candidates =
    ofType.length > 1 ? ofType.filter((wide) => !areDisjoint(wide, narrow, context)) : ofType;
  if (candidates.length === 0)
    return [wholeGapOf("anyOf", undefined, memory.conjunction(narrow.flatSchemas))];
  let closest: Gap[] | undefined;
  for (const wide of bySimilarity(candidates, narrow, context)) {
    const names = namesOfOthers(wide, candidates, context);
    const gaps = gapsBetween(wide, narrow, context, { names, isOverlap });
    if (!isHarmful(gaps)) return gaps;
    if (closest === undefined || countHarmful(gaps) < countHarmful(closest)) closest = gaps;
  }
  return closest ?? [];
}

function countHarmful(gaps: readonly Gap[]): number {
  return gaps.filter((gap) => gap.isHarmless !== true).length;
}

/** The candidates, those with the most similar property names first. */
function bySimilarity(
  candidates: readonly Alternative[],
  alternative: Alternative,
  { memory }: Context,
): Alternative[] {
  const { named } = propertiesOf(alternative, memory);
  const differences = (candidate: Alternative): number => {
    const others = propertiesOf(candidate, memory).named;
    const common = [...others].filter((name) => named.has(name)).length;
    return others.size + named.size - 2 * common;
  };
  return [...candidates].sort((a, b) => differences(a) - differences(b));
}

/** The properties that the other candidates name. */
function namesOfOthers(
  alternative: Alternative,
  candidates: readonly Alternative[],
  { memory }: Context,
): ReadonlySet<string> {
  const others = candidates.filter((candidate) => candidate !== alternative);
  return new Set(others.flatMap((other) => [...propertiesOf(other, memory).permitted]));
}

/**
 * The types of alternatives, as a list. The list is empty if they allow every type; the result is `false` if there are
 * no alternatives.
 */
export function typesAmong(alternatives: readonly Alternative[]): unknown {
  if (alternatives.length === 0) return false;
  const types = toType(typesOf({ type: alternatives.map(({ type }) => type) }));
  return [types ?? []].flat();
}

/** The alternative, restricted to a single value. */
function restrictedTo(value: unknown, narrow: Alternative): Alternative {
  const type = isOfType(value, "integer") ? "integer" : narrow.type;
  return {
    ...narrow,
    type,
    values: [value],
    flatSchemas: [...narrow.flatSchemas, schemaOf(value)],
  };
}

/** A schema that allows only one value, and describes the items or properties of that value. */
function schemaOf(value: unknown): ReadSchema {
  if (Array.isArray(value)) {
    const { length } = value;
    const prefixItems = value.map(schemaOf);
    return { const: value, prefixItems, items: false, minItems: length, maxItems: length };
  }
  if (!isMapping(value)) return { const: value };
  const properties = Object.fromEntries(
    Object.entries(value).map(([name, child]) => [name, schemaOf(child)]),
  );
  return { const: value, properties, required: Object.keys(value), additionalProperties: false };
}
