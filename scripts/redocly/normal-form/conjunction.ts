import { isEqual, isMapping, listOf, type Mapping } from "../../document.ts";
import type { Schema } from "./decorator.ts";
import { toType, typesOf } from "./type.ts";

/** Keywords that restrict nothing. Of two schemas, the first one's are kept. */
export const annotations: readonly string[] = [
  ...["$comment", "default", "deprecated", "description", "example", "examples", "externalDocs"],
  ...["readOnly", "title", "writeOnly"],
];

/** The one schema that allows what both of two schemas allow, if it can be written without `allOf`. */
export function conjunction(a: unknown, b: unknown): Schema | undefined {
  if (!isMapping(a) || !isMapping(b) || [a, b].some(isClosed)) return undefined;
  const both: Schema = { ...b, ...a };
  for (const keyword of Object.keys(a)) {
    const [one, other] = [a[keyword], b[keyword]];
    if (!(keyword in b) || annotations.includes(keyword) || isEqual(one, other)) continue;
    const combined = combine(keyword, one, other);
    if (combined === undefined) return undefined;
    both[keyword] = combined;
  }
  return both;
}

/** The value of a keyword that restricts as both values do; `undefined` if there is none. */
function combine(keyword: string, a: unknown, b: unknown): unknown {
  if (typeof a === "number" && typeof b === "number") {
    if (/^(exclusiveM|m)in/.test(keyword)) return Math.max(a, b);
    return /^(exclusiveM|m)ax/.test(keyword) ? Math.min(a, b) : undefined;
  }
  if (keyword === "type") return intersectTypes(a, b);
  if (keyword === "enum") {
    const values = new Set(listOf(b).map((value) => JSON.stringify(value)));
    return nonEmpty(listOf(a).filter((value) => values.has(JSON.stringify(value))));
  }
  if (keyword === "required") return [...listOf(a), ...listOf(b)];
  if (keyword === "properties" && isMapping(a) && isMapping(b)) return bothProperties(a, b);
  return undefined;
}

function bothProperties(a: Mapping, b: Mapping): Mapping | undefined {
  const properties = { ...b, ...a };
  for (const name of Object.keys(a).filter((key) => key in b)) {
    const both = conjunction(a[name], b[name]);
    if (both === undefined) return undefined;
    properties[name] = both;
  }
  return properties;
}

/** Whether a schema may restrict properties that only the other one names. */
function isClosed({ patternProperties, additionalProperties = {}, ...schema }: Mapping): boolean {
  const isOpen = isEqual(additionalProperties, {}) && patternProperties === undefined;
  return !isOpen || schema.unevaluatedProperties !== undefined;
}

function intersectTypes(a: unknown, b: unknown): unknown {
  const [as, bs] = [typesOf({ type: a }), typesOf({ type: b })];
  const within = (one: string[], other: string[]): string[] =>
    one.filter((type) => other.includes(type) || (type === "integer" && other.includes("number")));
  const types = nonEmpty(typesOf({ type: [...within(as, bs), ...within(bs, as)] }));
  return types && toType(types);
}

function nonEmpty<Item>(list: Item[]): Item[] | undefined {
  return list.length > 0 ? list : undefined;
}
