import { onSchema, type UncheckedSchema } from "./decorator.ts";

/** The types of JSON Schema. */
export const allTypes = ["array", "boolean", "integer", "number", "object", "string", "null"];

/**
 * Normalizes `type`: a sorted list, a string for a single type, and no `type` for all types.
 *
 * The drift check treats these notations as equal, too: see "a type written as a list" in `test/drift/corpus.yaml`.
 */
export const type = onSchema((schema) => {
  schema.type = toType(typesOf(schema));
  if (schema.type === undefined) delete schema.type;
});

/** The value of `type` for a list of types; `undefined` for all types. */
export function toType(types: string[]): string | string[] | undefined {
  // `number` includes `integer`.
  const kept = types.filter((name) => name !== "integer" || !types.includes("number"));
  const hasAllTypes = allTypes.every((name) => name === "integer" || types.includes(name));
  if (hasAllTypes) return undefined;
  return kept.length === 1 ? kept[0] : kept;
}

/** The types that a schema allows, in a fixed order; all types if the schema has no `type`. */
export function typesOf({ type: types }: UncheckedSchema): string[] {
  if (types === undefined) return allTypes;
  const names = [types].flat();
  return allTypes.filter((name) => names.includes(name));
}

/** The types that a schema allows, with `integer` as `number`. */
export function kindsOf(schema: UncheckedSchema): string[] {
  return typesOf(schema).map((type) => (type === "integer" ? "number" : type));
}

/** Whether a value has a JSON Schema type (JSON Schema Validation 2020-12, 6.1.1). */
export function isOfType(value: unknown, type: string): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  return typeof value === type && (type !== "object" || (value !== null && !Array.isArray(value)));
}
