import { onSchema, type Schema } from "./decorator.ts";
import { isOfType, typesOf } from "./type.ts";

/**
 * Writes the values that a schema allows as one sorted `enum`, without those that the `type` rules out.
 * Case: the documentation page has `enum: [true]`, the full description `const: true`.
 */
export const enumeration = onSchema((schema) => {
  if ("const" in schema) {
    schema.enum = [schema.const].filter((value) => schema.enum?.includes(value) ?? true);
    delete schema.const;
  }
  normalizeEnum(schema);
});

export function normalizeEnum(schema: Schema): void {
  if (!Array.isArray(schema.enum)) return;
  const types = typesOf(schema);
  const values = new Map<string, unknown>();
  for (const value of schema.enum) {
    if (types.some((type) => isOfType(value, type))) values.set(JSON.stringify(value), value);
  }
  const allowed = [...values.keys()].sort().map((key) => values.get(key));
  // A schema that allows no value at all is a mistake that a reader should see.
  if (allowed.length === 0) return;
  const used = typesOf({ type: allowed.map(narrowestType) });
  schema.type = used;
  schema.enum = allowed;
  if (coversItsTypes(used, allowed)) delete schema.enum;
}

function narrowestType(value: unknown): string {
  return ["integer", "null", "array"].find((type) => isOfType(value, type)) ?? typeof value;
}

/** Whether the values are all values of their types, so that the types alone say the same. */
function coversItsTypes(types: string[], values: unknown[]): boolean {
  if (!types.every((type) => type === "null" || type === "boolean")) return false;
  return values.length === types.reduce((count, type) => count + (type === "null" ? 1 : 2), 0);
}
