import { entriesOf, type Mapping } from "../../openapi/document.ts";
import type { Alternative } from "./alternative.ts";
import type { Context } from "./context.ts";
import { below, gapOf, type Gap } from "./gap.ts";
import { gapsOf } from "./gaps.ts";
import { keysOf, propertiesOf, schemaOfOthers, schemaOfPattern } from "./properties.ts";

/** Gaps at `patternProperties` and `additionalProperties`. */
export function otherPropertyGaps(wide: Alternative, narrow: Alternative, context: Context): Gap[] {
  return [
    ...wide.flatSchemas.flatMap((flatSchema) => gapsOfFlatSchema(flatSchema, narrow, context)),
    ...lostPatternGaps(wide, narrow, context),
  ];
}

/** Gaps at these keywords in one flat schema of the wide side. */
function gapsOfFlatSchema(flatSchema: Mapping, narrow: Alternative, context: Context): Gap[] {
  const { patternProperties, additionalProperties: others = {} } = flatSchema;
  const own = new Set(keysOf(patternProperties));
  const gaps = entriesOf(patternProperties).flatMap(([pattern, schema]) => {
    const possible = schemaOfPattern(pattern, narrow, context.memory);
    return below(["patternProperties", pattern], gapsOf(schema, possible, context));
  });
  const otherPatterns = propertiesOf(narrow, context.memory).patterns.filter(
    (pattern) => !own.has(pattern),
  );
  for (const pattern of otherPatterns) {
    const possible = schemaOfPattern(pattern, narrow, context.memory);
    const found = gapsOfOthers(others, possible, context);
    gaps.push(...below(["patternProperties", pattern], found));
  }
  const remaining = gapsOfOthers(others, schemaOfOthers(narrow, context.memory), context);
  return [...gaps, ...below(["additionalProperties"], remaining)];
}

function gapsOfOthers(allowed: unknown, possible: unknown, context: Context): Gap[] {
  const gaps = gapsOf(allowed, possible, context);
  const isForbidden = allowed === false && gaps.length > 0;
  return isForbidden ? [gapOf("additionalProperties", false, possible)] : gaps;
}

/** Gaps at patterns that only the wide side describes, and that callers may receive. */
function lostPatternGaps(wide: Alternative, narrow: Alternative, context: Context): Gap[] {
  if (context.mode !== "received") return [];
  const remaining = propertiesOf(narrow, context.memory).patterns;
  return propertiesOf(wide, context.memory)
    .patterns.filter((pattern) => !remaining.includes(pattern))
    .map((pattern) => gapOf("patternProperties", pattern, remaining[0]));
}
