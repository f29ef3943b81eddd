import { isEqual } from "../openapi/canonical-json.ts";
import { isMapping, listOf, type Mapping } from "../openapi/document.ts";
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
  if (keyword === "required") return [...listOf(a), ...listOf(b)];
  if (keyword === "properties" && isMapping(a) && isMapping(b)) return bothProperties(a, b);
  if (keyword === "type") {
    const types = shared(withIntegers(a), withIntegers(b));
    return types.length > 0 ? toType(typesOf({ type: types })) : undefined;
  }
  const values = keyword === "enum" ? shared(listOf(a), listOf(b)) : [];
  return values.length > 0 ? values : undefined;
}

/** The types that a schema allows. A number may be an integer. */
function withIntegers(type: unknown): string[] {
  const types = typesOf({ type });
  return types.includes("number") ? [...types, "integer"] : types;
}

function shared<Item>(list: Item[], other: Item[]): Item[] {
  return list.filter((item) => other.some((value) => isEqual(value, item)));
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

/** Whether a schema may restrict properties or items that only the other one names. */
function isClosed(schema: Mapping): boolean {
  const closing = ["prefixItems", "unevaluatedItems", "unevaluatedProperties"];
  return closing.some((key) => key in schema) || !isEqual(schema.additionalProperties ?? {}, {});
}
