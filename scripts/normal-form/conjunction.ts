import { isEqual } from "../openapi/canonical-json.ts";
import { isMapping, listOf, type Mapping } from "../openapi/document.ts";
import { omitFields } from "../openapi/mappings.ts";
import { isAnnotation, restrictsNothing } from "./annotations.ts";
import type { UncheckedSchema } from "./decorator.ts";
import { allowedValuesOf } from "./enum.ts";
import { areMutuallyExclusive } from "./mutually-exclusive.ts";
import { toType, typesOf } from "./type.ts";

/** The keywords of a group affect each other, so they cannot be merged with other keywords of the same group. */
const dependentGroups = [
  ["contains", "maxContains", "minContains"],
  ["else", "if", "then"],
  ["anyOf", "discriminator", "oneOf"],
];

/**
 * Merges two schemas into one that allows exactly the values that both allow; `undefined` if this function cannot merge
 * them.
 */
export function conjunction(a: unknown, b: unknown): UncheckedSchema | undefined {
  if (!isMapping(a) || !isMapping(b)) return undefined;
  if (areMutuallyExclusive([a, b])) return { not: {} };
  if (isClosed(a) || isClosed(b)) return undefined;
  if (restrictsReference(a, b) || restrictsReference(b, a)) return undefined;
  if (dependentGroups.some((group) => differIn(group, a, b))) return undefined;
  const merged: UncheckedSchema = { ...b, ...a };
  for (const keyword of Object.keys(a).filter((key) => key in b)) {
    if (isAnnotation(keyword) || isEqual(a[keyword], b[keyword])) continue;
    const combined = combine(keyword, a[keyword], b[keyword]);
    if (combined === undefined) return undefined;
    merged[keyword] = combined;
  }
  if (!("enum" in merged)) return merged;
  // One schema may list values that the type of the other excludes.
  const allowed = allowedValuesOf(merged);
  return allowed.length > 0 ? { ...merged, enum: allowed } : undefined;
}

/** The value of a keyword that has the same effect as both given values; `undefined` if it cannot be computed. */
function combine(keyword: string, a: unknown, b: unknown): unknown {
  switch (keyword) {
    case "required":
      return [...listOf(a), ...listOf(b)];
    case "properties":
      return isMapping(a) && isMapping(b) ? mergeProperties(a, b) : undefined;
    case "type":
      return sharedType(a, b);
    case "enum":
      return shared(listOf(a), listOf(b));
    default:
      return undefined;
  }
}

function sharedType(a: unknown, b: unknown): string | string[] | undefined {
  return toType(typesOf({ type: shared(withIntegers(a), withIntegers(b)) }));
}

/** The types that a schema allows, with `integer` listed beside `number`. */
function withIntegers(type: unknown): string[] {
  const types = typesOf({ type });
  return types.includes("number") ? [...types, "integer"] : types;
}

function shared<Item>(list: Item[], other: Item[]): Item[] {
  return list.filter((item) => other.some((value) => isEqual(value, item)));
}

function mergeProperties(a: Mapping, b: Mapping): Mapping | undefined {
  const properties = new Map(Object.entries({ ...b, ...a }));
  for (const name of Object.keys(a).filter((key) => Object.hasOwn(b, key))) {
    const merged = conjunction(a[name], b[name]);
    if (merged === undefined) return undefined;
    properties.set(name, merged);
  }
  return Object.fromEntries(properties);
}

/** Whether keywords of the second schema would end up beside a reference of the first schema. */
function restrictsReference(a: Mapping, b: Mapping): boolean {
  if (!("$ref" in a)) return false;
  const others = isEqual(a.$ref, b.$ref) ? omitFields(b, ["$ref"]) : b;
  return !restrictsNothing(others);
}

/** Whether both schemas have keywords of a group, and not the same ones. */
function differIn(group: readonly string[], a: Mapping, b: Mapping): boolean {
  const bothHaveSome = [a, b].every((schema) => group.some((keyword) => keyword in schema));
  return bothHaveSome && group.some((keyword) => !isEqual(a[keyword], b[keyword]));
}

/** Whether a schema may restrict properties or items that only the other schema names. */
function isClosed(schema: Mapping): boolean {
  const closing = ["prefixItems", "unevaluatedItems", "unevaluatedProperties"];
  return closing.some((key) => key in schema) || !isEqual(schema.additionalProperties ?? {}, {});
}
