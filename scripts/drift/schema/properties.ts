import { childOf, entriesOf, isMapping, listOf, type Mapping } from "../../openapi/document.ts";
import type { Alternative } from "./alternative.ts";
import type { Memory, Side } from "./context.ts";
import { matches } from "./patterns.ts";

/** The properties that an alternative describes. */
export interface Properties {
  /** The properties that have a schema under `properties`. */
  readonly named: ReadonlySet<string>;
  /** The named properties, except those whose schema is `false`. */
  readonly allowed: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  /** The properties that `dependentRequired` lists. */
  readonly dependent: ReadonlySet<string>;
  readonly patterns: readonly string[];
}

export function propertiesOf(alternative: Alternative, { properties }: Memory): Properties {
  const found = properties.get(alternative) ?? readProperties(alternative);
  properties.set(alternative, found);
  return found;
}

function readProperties({ parts }: Alternative): Properties {
  const named = parts.flatMap((part) => entriesOf(part.properties));
  const forbidden = new Set(named.filter(([, schema]) => schema === false).map(([name]) => name));
  const names = named.map(([name]) => name);
  const patterns = parts.flatMap((part) => keysOf(part.patternProperties));
  const required = parts.flatMap((part) => listOf(part.required).map(String));
  const dependent = parts.flatMap((part) => entriesOf(part.dependentRequired));
  const hidden = new Set(parts.flatMap((part) => listOf(part.hiddenProperties)));
  return {
    named: new Set(names),
    allowed: new Set(names.filter((name) => !forbidden.has(name))),
    required: new Set(required.filter((name) => !hidden.has(name))),
    dependent: new Set(dependent.flatMap(([, names]) => listOf(names).map(String))),
    patterns: [...new Set(patterns)],
  };
}

/** The schema of a property, from `properties`, `patternProperties` and `additionalProperties`. */
export function schemaOfProperty(
  name: string,
  { parts }: Alternative,
  side: Side,
  memory: Memory,
): unknown {
  return memory.conjunction(parts.flatMap((part) => schemasAbout(name, part, side, memory)));
}

/**
 * The schemas in one part that apply to a property. If it is unknown whether a pattern matches, its schema and
 * `additionalProperties` both restrict the wide side, and neither restricts the narrow side.
 */
function schemasAbout(name: string, part: Mapping, side: Side, memory: Memory): unknown[] {
  const own = childOf(part.properties, name);
  const stated: unknown[] = own === undefined ? [] : [own];
  let isOther = own === undefined;
  for (const [pattern, schema] of entriesOf(part.patternProperties)) {
    const isMatch = matches(pattern, name, memory);
    if (isMatch === true || (isMatch === undefined && side === "wide")) stated.push(schema);
    if (isMatch === true || (isMatch === undefined && side === "narrow")) isOther = false;
  }
  const { additionalProperties: others = {} } = part;
  return isOther ? [...stated, others] : stated;
}

/** The schema that certainly applies to the properties that match a pattern and have no schema by name. */
export function schemaOfPattern(pattern: string, { parts }: Alternative, memory: Memory): unknown {
  return memory.conjunction(
    parts.map((part): unknown => {
      const own = childOf(part.patternProperties, pattern);
      if (own !== undefined) return own;
      // One of the other patterns may match as well. If it does, `additionalProperties` does not apply.
      const hasPatterns = keysOf(part.patternProperties).length > 0;
      const { additionalProperties: others = {} } = part;
      return hasPatterns ? {} : others;
    }),
  );
}

/** The schema that certainly applies to the properties that have no schema by name or by pattern. */
export function schemaOfOthers({ parts }: Alternative, memory: Memory): unknown {
  return memory.conjunction(parts.map((part) => part.additionalProperties ?? {}));
}

export function keysOf(map: unknown): string[] {
  return isMapping(map) ? Object.keys(map) : [];
}
