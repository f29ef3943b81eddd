import { isEqual } from "../../openapi/canonical-json.ts";
import type { Alternative } from "./alternative.ts";
import type { Context } from "./context.ts";
import { dependentGaps, isConditional } from "./dependent-gaps.ts";
import { below, gapOf, isHarmful, wholeGapOf, type Gap } from "./gap.ts";
import { gapsOf } from "./gaps.ts";
import { rangeGaps, rangeOf, type Range } from "./lengths-and-counts.ts";
import { otherPropertyGaps } from "./other-property-gaps.ts";
import { matches } from "./patterns.ts";
import { propertiesOf, schemaOfOthers, schemaOfProperty } from "./properties.ts";

/** What the comparison of two objects must know about the other alternatives. */
export interface Neighbours {
  /** The properties that the other alternatives of the wide side name. */
  readonly names: ReadonlySet<string>;
  /**
   * Whether the narrow alternative is the intersection of two alternatives. It has the properties of both, and the wide
   * side may name them in two different alternatives.
   */
  readonly isOverlap: boolean;
}

export function objectGaps(
  wide: Alternative,
  narrow: Alternative,
  context: Context,
  neighbours: Neighbours,
): Gap[] {
  return [
    ...propertyGaps(wide, narrow, context, neighbours),
    ...otherPropertyGaps(wide, narrow, context),
    ...requiredGaps(wide, narrow, context),
    ...countGaps(wide, narrow, context),
    ...propertyNameGaps(wide, narrow, context),
    ...dependentGaps(wide, narrow, context),
  ];
}

function propertyGaps(
  wide: Alternative,
  narrow: Alternative,
  context: Context,
  neighbours: Neighbours,
): Gap[] {
  const { memory } = context;
  const names = new Set([
    ...propertiesOf(wide, memory).named,
    ...propertiesOf(narrow, memory).named,
  ]);
  return [...names].flatMap((name) => {
    const gaps = neighbours.names.has(name)
      ? gapsOfNeighbourProperty(name, wide, narrow, context, neighbours)
      : gapsOfProperty(name, wide, narrow, context);
    return below(["properties", name], gaps);
  });
}

/**
 * Gaps at a property that other alternatives of the wide side name. If the compared wide alternative does not name the
 * property, it allows the property only as an additional one, and so does not describe it.
 *
 * See "a changed property type in one of two alternatives" in `test/drift/corpus.yaml`.
 */
function gapsOfNeighbourProperty(
  name: string,
  wide: Alternative,
  narrow: Alternative,
  context: Context,
  { isOverlap }: Neighbours,
): Gap[] {
  const { mode, memory } = context;
  const isNamed = propertiesOf(wide, memory).permitted.has(name);
  const isPossible = propertiesOf(narrow, memory).permitted.has(name);
  const possible = schemaOfProperty(name, narrow, "narrow", memory);
  if (isNamed || !isPossible) return gapsOfProperty(name, wide, narrow, context);
  if (isOverlap) return gapsOf(schemaOfProperty(name, wide, "wide", memory), possible, context);
  if (mode === "received") return [wholeGapOf("properties", undefined, possible)];
  return gapsOfProperty(name, wide, narrow, context);
}

function gapsOfProperty(
  name: string,
  wide: Alternative,
  narrow: Alternative,
  context: Context,
): Gap[] {
  const { mode, memory } = context;
  const allowed = schemaOfProperty(name, wide, "wide", memory);
  const possible = schemaOfProperty(name, narrow, "narrow", memory);
  const isAllowed = propertiesOf(wide, memory).permitted.has(name);
  const isPossible = propertiesOf(narrow, memory).permitted.has(name);
  if (mode === "sent" && isPossible && !isAllowed && describesNothing(allowed))
    return [wholeGapOf("properties", undefined, possible)];
  if (mode === "received" && isAllowed && !isPossible && describesNothing(possible))
    return [wholeGapOf("properties", allowed, undefined)];
  if (isEqual(allowed, {})) return [];
  return isPossible || !isAbsent(name, narrow, context) ? gapsOf(allowed, possible, context) : [];
}

function describesNothing(schema: unknown): boolean {
  return schema === false || isEqual(schema, {});
}

/**
 * Whether messages lack a property because the narrow side does not describe it, even if additional properties are
 * allowed.
 */
function isAbsent(name: string, narrow: Alternative, { mode, memory }: Context): boolean {
  if (mode === "exact" || isConditional(narrow)) return false;
  const { required, dependent, patterns } = propertiesOf(narrow, memory);
  if (required.has(name) || dependent.has(name)) return false;
  // A pattern that cannot be run may match.
  if (patterns.some((pattern) => matches(pattern, name, memory) ?? true)) return false;
  return describesNothing(schemaOfProperty(name, narrow, "narrow", memory));
}

function requiredGaps(wide: Alternative, narrow: Alternative, { memory }: Context): Gap[] {
  const needed = propertiesOf(wide, memory).required;
  const present = propertiesOf(narrow, memory).required;
  const missing = [...needed].filter((name) => !present.has(name));
  return missing.length > 0 ? [gapOf("required", [...needed].sort(), [...present].sort())] : [];
}

function countGaps(wide: Alternative, narrow: Alternative, { memory }: Context): Gap[] {
  const allowed = rangeOf(wide.flatSchemas, "minProperties", "maxProperties");
  const { least, most } = rangeOf(narrow.flatSchemas, "minProperties", "maxProperties");
  const { permitted: names, required, patterns } = propertiesOf(narrow, memory);
  const isClosed = schemaOfOthers(narrow, memory) === false && patterns.length === 0;
  const possible: Range = {
    least: Math.max(least, required.size),
    most: isClosed ? Math.min(most, names.size) : most,
  };
  return rangeGaps(allowed, possible, "minProperties", "maxProperties");
}

function propertyNameGaps(wide: Alternative, narrow: Alternative, context: Context): Gap[] {
  const stated = narrow.flatSchemas.map((schema) => schema.propertyNames ?? {});
  const possible = context.memory.conjunction([{ type: "string" }, ...stated]);
  return wide.flatSchemas
    .filter((schema) => "propertyNames" in schema)
    .filter((schema) => isHarmful(gapsOf(schema.propertyNames, possible, context)))
    .map(({ propertyNames }) =>
      gapOf(
        "propertyNames",
        propertyNames,
        narrow.flatSchemas.find((schema) => "propertyNames" in schema)?.propertyNames,
      ),
    );
}
