import { isEqual } from "../../openapi/canonical-json.ts";
import { isMapping, type Mapping } from "../../openapi/document.ts";
import type { Alternative } from "./alternative.ts";
import { alternativesOf } from "./alternatives.ts";
import { arrayGaps } from "./array-gaps.ts";
import { inExactMode, type Context } from "./context.ts";
import { areDisjoint } from "./disjoint.ts";
import { gapOf, inSharedSchema, isHarmful, type Gap } from "./gap.ts";
import { gapsOf } from "./gaps.ts";
import { numberGaps } from "./number-gaps.ts";
import { objectGaps, type Neighbours } from "./object-gaps.ts";
import { stringGaps } from "./string-gaps.ts";

/** Compares two alternatives of the same type. */
export function gapsBetween(
  wide: Alternative,
  narrow: Alternative,
  context: Context,
  neighbours: Neighbours,
): Gap[] {
  const { memory } = context;
  const isSame = isEqual(wide.parts.map(idOf), narrow.parts.map(idOf));
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

  function idOf(part: Mapping): number {
    return memory.idOf(part);
  }
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

/** The gap of `enum` and `const`. Callers expect an open enumeration to gain values in responses. */
function valueGaps(wide: Alternative, narrow: Alternative, { mode, memory }: Context): Gap[] {
  const { values: allowed } = wide;
  const { values: possible } = narrow;
  if (allowed === undefined) return [];
  const isCovered = possible?.every((value) => memory.listsValue(allowed, value)) ?? false;
  if (isCovered) return [];
  const gap = gapOf("enum", allowed, possible);
  const isOpen = wide.parts.some(({ openEnumeration }) => openEnumeration === true);
  return [isOpen && mode === "response" ? { ...gap, isHarmless: true } : gap];
}

/** Gaps of `not`. The narrow side needs no `not` of its own if it cannot match the excluded schema anyway. */
function notGaps(wide: Alternative, narrow: Alternative, context: Context): Gap[] {
  const exact = inExactMode(context);
  const excluded = narrow.parts.filter((part) => "not" in part).map(({ not }) => not);
  const isRuledOut = (schema: unknown): boolean =>
    alternativesOf(schema, "narrow", exact).every((alternative) =>
      areDisjoint(alternative, narrow, exact),
    ) || excluded.some((not) => !isHarmful(gapsOf(not, schema, exact)));
  return wide.parts
    .filter((part) => "not" in part && !isRuledOut(part.not))
    .map(({ not }) => gapOf("not", not, excluded[0]));
}

/**
 * Gaps of `if`, `then` and `else`. Each condition of the wide side needs an equivalent condition on the narrow side.
 */
function conditionGaps(wide: Alternative, narrow: Alternative, context: Context): Gap[] {
  const isSame = (a: unknown, b: unknown): boolean =>
    !isHarmful(gapsOf(a, b, inExactMode(context))) &&
    !isHarmful(gapsOf(b, a, inExactMode(context)));
  const stated = narrow.parts.filter(isCondition);
  const isStated = (condition: Mapping): boolean =>
    stated.some((other) =>
      ["if", "then", "else"].every((keyword) =>
        isSame(condition[keyword] ?? {}, other[keyword] ?? {}),
      ),
    );
  return wide.parts
    .filter((part) => isCondition(part) && !isStated(part))
    .map((part) => gapOf("if", part.if, stated[0]?.if));
}

function isCondition(part: Mapping): boolean {
  return "if" in part && ("then" in part || "else" in part);
}

/** The gap of values that the wide side's `oneOf` rejects because they may match a second member. */
function rivalGaps(wide: Alternative, narrow: Alternative, context: Context): Gap[] {
  const isClear = wide.rivals.every((rival) => areDisjoint(rival, narrow, context));
  return isClear
    ? []
    : [
        gapOf(
          "oneOf",
          wide.rivals.flatMap(({ parts }) => parts),
          undefined,
        ),
      ];
}

/** Gaps of keywords that are compared only for equality, such as `$dynamicRef`. */
function opaqueGaps(wide: Alternative, narrow: Alternative): Gap[] {
  return wide.parts.flatMap(({ opaque }) =>
    Object.entries(isMapping(opaque) ? opaque : {})
      .filter(
        ([keyword, value]) => !narrow.parts.some((part) => isEqual(opaqueIn(part, keyword), value)),
      )
      .map(([keyword, value]) =>
        gapOf(keyword, value, narrow.parts.map((part) => opaqueIn(part, keyword)).find(Boolean)),
      ),
  );
}

function opaqueIn({ opaque }: Mapping, keyword: string): unknown {
  return isMapping(opaque) ? opaque[keyword] : undefined;
}

/** The gap of different XML Objects. Only the schemas of XML bodies have them. */
function xmlGaps(wide: Alternative, narrow: Alternative): Gap[] {
  const allowed = xmlOf(wide);
  const possible = xmlOf(narrow);
  const isSame = allowed === undefined || possible === undefined || isEqual(allowed, possible);
  return isSame ? [] : [gapOf("xml", allowed, possible)];
}

function xmlOf({ parts }: Alternative): Mapping | undefined {
  const stated = parts.map(({ xml }) => xml).filter(isMapping);
  return stated.length > 0 ? (Object.assign({}, ...stated) as Mapping) : undefined;
}
