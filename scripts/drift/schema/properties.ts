import { childOf, entriesOf, isMapping, listOf, type Mapping } from "../../openapi/document.ts";
import type { Alternative } from "./alternative.ts";
import type { Side } from "./context.ts";
import type { Memory } from "./memory.ts";
import { matches } from "./patterns.ts";

/** The properties that an alternative describes. */
export interface Properties {
  /** The properties that have a schema under `properties`. */
  readonly named: ReadonlySet<string>;
  /** The named properties, except those whose schema is `false`. */
  readonly permitted: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  /** The properties that `dependentRequired` may require. */
  readonly dependent: ReadonlySet<string>;
  readonly patterns: readonly string[];
}

export function propertiesOf(alternative: Alternative, { properties }: Memory): Properties {
  const found = properties.get(alternative) ?? readProperties(alternative);
  properties.set(alternative, found);
  return found;
}

function readProperties({ flatSchemas }: Alternative): Properties {
  const named = flatSchemas.flatMap((flatSchema) => entriesOf(flatSchema.properties));
  const forbidden = new Set(named.filter(([, schema]) => schema === false).map(([name]) => name));
  const names = named.map(([name]) => name);
  const patterns = flatSchemas.flatMap((flatSchema) => keysOf(flatSchema.patternProperties));
  const required = flatSchemas.flatMap((flatSchema) => listOf(flatSchema.required).map(String));
  const dependent = flatSchemas.flatMap((flatSchema) => entriesOf(flatSchema.dependentRequired));
  const hidden = new Set(flatSchemas.flatMap((flatSchema) => flatSchema.hiddenProperties ?? []));
  return {
    named: new Set(names),
    permitted: new Set(names.filter((name) => !forbidden.has(name))),
    required: new Set(required.filter((name) => !hidden.has(name))),
    dependent: new Set(dependent.flatMap(([, names]) => listOf(names).map(String))),
    patterns: [...new Set(patterns)],
  };
}

/** The schema of a property, from `properties`, `patternProperties` and `additionalProperties`. */
export function schemaOfProperty(
  name: string,
  { flatSchemas }: Alternative,
  side: Side,
  memory: Memory,
): unknown {
  return memory.conjunction(
    flatSchemas.flatMap((flatSchema) => schemasFor(name, flatSchema, side, memory)),
  );
}

/**
 * The schemas in a flat schema that apply to a property. If it is unknown whether a pattern matches, its schema and
 * `additionalProperties` both restrict the wide side, and neither restricts the narrow side.
 */
function schemasFor(name: string, flatSchema: Mapping, side: Side, memory: Memory): unknown[] {
  const own = childOf(flatSchema.properties, name);
  const stated: unknown[] = own === undefined ? [] : [own];
  let isOther = own === undefined;
  for (const [pattern, schema] of entriesOf(flatSchema.patternProperties)) {
    const isMatch = matches(pattern, name, memory);
    if (isMatch === true || (isMatch === undefined && side === "wide")) stated.push(schema);
    if (isMatch === true || (isMatch === undefined && side === "narrow")) isOther = false;
  }
  const { additionalProperties: others = {} } = flatSchema;
  return isOther ? [...stated, others] : stated;
}

/** The schema that certainly applies to the properties that match a pattern and have no schema by name. */
export function schemaOfPattern(
  pattern: string,
  { flatSchemas }: Alternative,
  memory: Memory,
): unknown {
  return memory.conjunction(
    flatSchemas.map((flatSchema): unknown => {
      const own = childOf(flatSchema.patternProperties, pattern);
      if (own !== undefined) return own;
      // One of the other patterns may match as well. If it does, `additionalProperties` does not apply.
      const hasPatterns = keysOf(flatSchema.patternProperties).length > 0;
      const { additionalProperties: others = {} } = flatSchema;
      return hasPatterns ? {} : others;
    }),
  );
}

/** The schema that certainly applies to the properties that have no schema by name or by pattern. */
export function schemaOfOthers({ flatSchemas }: Alternative, memory: Memory): unknown {
  return memory.conjunction(flatSchemas.map((flatSchema) => flatSchema.additionalProperties ?? {}));
}

export function keysOf(map: unknown): string[] {
  return isMapping(map) ? Object.keys(map) : [];
}
