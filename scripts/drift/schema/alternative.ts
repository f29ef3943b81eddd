import { isEqual, canonicalText } from "../../openapi/canonical-json.ts";
import { allTypes, isOfType } from "../../normal-form/type.ts";
import type { ReadSchema } from "../reading/read-schema.ts";
import type { Context } from "./context.ts";

/** One type of value that a schema allows, with all restrictions on its values. */
export interface Alternative {
  readonly type: string;
  /** Schemas without `$ref`, `allOf`, `anyOf` or `oneOf`. A value must match all of them. */
  readonly flatSchemas: readonly ReadSchema[];
  /** The allowed values, if they are listed. */
  readonly values: readonly unknown[] | undefined;
  /** The other members of a `oneOf`. A value must match none of them. */
  readonly rivals: readonly Alternative[];
  /** The name of the shared schema that the alternative comes from, if all of it comes from one shared schema. */
  readonly shared: string | undefined;
}

/** The types of a schema without `type`. Every integer is a number. */
const everyType = allTypes.filter((type) => type !== "integer");

/** The types whose values can be listed. */
const valuesOfType: Readonly<Record<string, readonly unknown[]>> = {
  boolean: [false, true],
  null: [null],
};

/** The alternatives of a flat schema: one for each type. */
export function alternativesOfTypes(schema: ReadSchema): Alternative[] {
  const stated = schema.type === undefined ? everyType : [schema.type].flat().map(String);
  const restrictions = Object.keys(schema).filter((keyword) => keyword !== "type");
  const flatSchemas = restrictions.length > 0 ? [schema] : [];
  return stated
    .map((type) => (type === "number" && allowsOnlyIntegers(schema) ? "integer" : type))
    .map((type) => ({
      type,
      flatSchemas,
      values: listedValues(schema, type),
      rivals: [],
      shared: undefined,
    }));
}

/** Whether a schema allows only integers, as `multipleOf: 1` does. */
function allowsOnlyIntegers({ multipleOf }: ReadSchema): boolean {
  return Number.isInteger(multipleOf);
}

/** The values of a type that a schema lists; `undefined` if the schema does not list its values. */
export function listedValues(schema: ReadSchema, type: string): unknown[] | undefined {
  const constant = "const" in schema ? [schema.const] : undefined;
  const values = Array.isArray(schema.enum) ? (schema.enum as unknown[]) : undefined;
  const listed = intersectLists(intersectLists(constant, values), valuesOfType[type]);
  return listed?.filter((value) => isOfType(value, type));
}

/**
 * The alternative that allows what both alternatives allow; `undefined` if their types or values have nothing in
 * common.
 */
export function intersect(a: Alternative, b: Alternative): Alternative | undefined {
  const type = commonType(a.type, b.type);
  if (type === undefined) return undefined;
  const values = intersectLists(a.values, b.values)?.filter((value) => isOfType(value, type));
  if (values?.length === 0) return undefined;
  return {
    type,
    flatSchemas: [
      ...a.flatSchemas,
      ...b.flatSchemas.filter((schema) => !a.flatSchemas.includes(schema)),
    ],
    values,
    rivals: [...a.rivals, ...b.rivals],
    shared: sharedByIntersection(a, b),
  };
}

/** The intersection keeps the name of one alternative if the other alternative restricts nothing. */
function sharedByIntersection(a: Alternative, b: Alternative): string | undefined {
  if (b.flatSchemas.length === 0) return a.shared;
  return a.flatSchemas.length === 0 ? b.shared : undefined;
}

/** The alternative as if its `oneOf` were an `anyOf`. */
export function withoutRivals(alternative: Alternative, { memory }: Context): Alternative {
  if (alternative.rivals.length === 0) return alternative;
  const known = memory.withoutRivals.get(alternative);
  const stripped = known ?? { ...alternative, rivals: [] };
  memory.withoutRivals.set(alternative, stripped);
  return stripped;
}

/** Whether every value of a type is also a value of another type. */
export function isSubtype(type: string, other: string): boolean {
  return commonType(type, other) === type;
}

/** Whether any value may have both types. */
export function haveCommonValues(type: string, other: string): boolean {
  return commonType(type, other) !== undefined;
}

function commonType(a: string, b: string): string | undefined {
  if (a === b || (a === "integer" && b === "number")) return a;
  return a === "number" && b === "integer" ? b : undefined;
}

/** The values in both lists. If only one list is given, that list. */
function intersectLists(
  list: readonly unknown[] | undefined,
  other: readonly unknown[] | undefined,
): readonly unknown[] | undefined {
  if (list === undefined || other === undefined) return list ?? other;
  const texts = new Set(other.map(canonicalText));
  return list.filter((value) => texts.has(canonicalText(value)));
}

export function includes(list: readonly unknown[], value: unknown): boolean {
  return list.some((item) => isEqual(item, value));
}
