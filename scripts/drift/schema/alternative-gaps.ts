import { isEqual } from "../../openapi/canonical-json.ts";
import type { Mapping } from "../../openapi/document.ts";
import { listedValues, type Alternative } from "./alternative.ts";
import { alternativesOf } from "./alternatives.ts";
import { arrayGaps } from "./array-gaps.ts";
import { inExactMode, type Context } from "./context.ts";
import { areDisjoint } from "./disjoint.ts";
import { gapOf, inSharedSchema, isHarmful, type Gap } from "./gap.ts";
import { gapsOf } from "./gaps.ts";
import { numberGaps } from "./number-gaps.ts";
import { objectGaps, type Neighbours } from "./object-gaps.ts";
import { stringGaps } from "./string-gaps.ts";

/** Compares two alternatives. The type of `narrow` is the type of `wide` or a subtype of it. */
export function gapsBetween(
  wide: Alternative,
  narrow: Alternative,
  context: Context,
  neighbours: Neighbours,
): Gap[] {
  const idsOf = ({ flatSchemas }: Alternative): number[] =>
    flatSchemas.map((schema) => context.memory.idOf(schema));
  const isSame = isEqual(idsOf(wide), idsOf(narrow));
  if (isSame && wide.rivals.length === 0) return [];
  const gaps = [
    ...valueGaps(wide, narrow, context),
    ...gapsByType(wide, narrow, context, neighbours),
    ...notGaps(wide, narrow, context),
    ...conditionGaps(wide, narrow, context),
    ...rivalGaps(wide, narrow, context),
    ...opaqueGaps(wide, narrow),
    ...xmlGaps(wide, narrow),
  ];
  return inSharedSchema(context.contract === "wide" ? wide.shared : narrow.shared, gaps);
}

function gapsByType(
  wide: Alternative,
  narrow: Alternative,
  context: Context,
  neighbours: Neighbours,
): Gap[] {
  switch (wide.type) {
    case "object":
      return objectGaps(wide, narrow, context, neighbours);
    case "array":
      return arrayGaps(wide, narrow, context);
    case "string":
      return stringGaps(wide, narrow, context);
    case "number":
    case "integer":
      return numberGaps(wide, narrow);
    default:
      return [];
  }
}

/** The gap at `enum` and `const`. Callers expect an open enumeration to gain values in responses. */
function valueGaps(wide: Alternative, narrow: Alternative, { mode, memory }: Context): Gap[] {
  const { values: allowed } = wide;
  const { values: possible } = narrow;
  if (allowed === undefined) return [];
  const areListed = (list: readonly unknown[]): boolean =>
    possible?.every((value) => memory.listsValue(list, value)) ?? false;
  if (areListed(allowed)) return [];
  const gap = gapOf("enum", allowed, possible);
  const isOpen = wide.flatSchemas.some(({ openEnumeration }) => openEnumeration === true);
  // Other lists beside an open enumeration are not expected to grow.
  const closedLists = wide.flatSchemas
    .filter(({ openEnumeration }) => openEnumeration !== true)
    .map((schema) => listedValues(schema, wide.type))
    .filter((list) => list !== undefined);
  const isExpected = isOpen && mode === "received" && closedLists.every(areListed);
  return [isExpected ? { ...gap, isHarmless: true } : gap];
}

/** Gaps at `not`. The narrow side needs no `not` of its own if none of its values match the excluded schema. */
function notGaps(wide: Alternative, narrow: Alternative, context: Context): Gap[] {
  const exact = inExactMode(context);
  const excluded = narrow.flatSchemas.filter((schema) => "not" in schema).map(({ not }) => not);
  const isRuledOut = (schema: unknown): boolean =>
    alternativesOf(schema, "narrow", exact).every((alternative) =>
      areDisjoint(alternative, narrow, exact),
    ) || excluded.some((not) => !isHarmful(gapsOf(not, schema, exact)));
  return wide.flatSchemas
    .filter((schema) => "not" in schema && !isRuledOut(schema.not))
    .map(({ not }) => gapOf("not", not, excluded[0]));
}

/**
 * Gaps at `if`, `then` and `else`. Each condition of the wide side needs an equivalent condition on the narrow side.
 */
function conditionGaps(wide: Alternative, narrow: Alternative, context: Context): Gap[] {
  const isSame = (a: unknown, b: unknown): boolean =>
    !isHarmful(gapsOf(a, b, inExactMode(context))) &&
    !isHarmful(gapsOf(b, a, inExactMode(context)));
  const stated = narrow.flatSchemas.filter(isCondition);
  const isStated = (condition: Mapping): boolean =>
    stated.some((other) =>
      ["if", "then", "else"].every((keyword) =>
        isSame(condition[keyword] ?? {}, other[keyword] ?? {}),
      ),
    );
  return wide.flatSchemas
    .filter((schema) => isCondition(schema) && !isStated(schema))
    .map((schema) => gapOf("if", schema.if, stated[0]?.if));
}

function isCondition(schema: Mapping): boolean {
  return "if" in schema && ("then" in schema || "else" in schema);
}

/** A gap if the wide side's `oneOf` may reject values because they match a second member. */
function rivalGaps(wide: Alternative, narrow: Alternative, context: Context): Gap[] {
  const isUnaffected = wide.rivals.every((rival) => areDisjoint(rival, narrow, context));
  if (isUnaffected) return [];
  const rivals = wide.rivals.flatMap(({ flatSchemas }) => flatSchemas);
  return [gapOf("oneOf", rivals, undefined)];
}

/** Gaps at keywords that are compared only for equality, such as `$dynamicRef`. */
function opaqueGaps(wide: Alternative, narrow: Alternative): Gap[] {
  const stated = (keyword: string): unknown[] =>
    narrow.flatSchemas.map(({ opaque }) => opaque?.[keyword]);
  const isStated = (value: unknown): boolean => value !== undefined;
  return wide.flatSchemas
    .flatMap(({ opaque = {} }) => Object.entries(opaque))
    .filter(([keyword, value]) => !stated(keyword).some((other) => isEqual(other, value)))
    .map(([keyword, value]) => gapOf(keyword, value, stated(keyword).find(isStated)));
}

/** A gap if the XML Objects differ. Only schemas in XML bodies, and in forms with XML parts, have them. */
function xmlGaps(wide: Alternative, narrow: Alternative): Gap[] {
  const allowed = xmlOf(wide);
  const possible = xmlOf(narrow);
  const isSame = allowed === undefined || possible === undefined || isEqual(allowed, possible);
  return isSame ? [] : [gapOf("xml", allowed, possible)];
}

function xmlOf({ flatSchemas }: Alternative): Mapping | undefined {
  const stated = flatSchemas.map(({ xml }) => xml).filter((xml) => xml !== undefined);
  return stated.length > 0 ? (Object.assign({}, ...stated) as Mapping) : undefined;
}
