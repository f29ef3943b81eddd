import { isOfType, typesOf } from "./type.js";

/**
 * Spells the values that a schema allows as one `enum` (JSON Schema Validation 2020-12, 6.1.2 and 6.1.3):
 * a `const` is one of a single value, their order and a repetition mean nothing, a value that the `type`
 * rules out is not allowed, and a type that no value has is not either.
 */
export const enumeration = () => ({
  Schema: {
    /** @param {import("./type.js").Schema} schema */
    leave(schema) {
      if ("const" in schema) {
        schema.enum = [schema.const].filter((value) => schema.enum?.includes(value) ?? true);
        delete schema.const;
      }
      spellEnum(schema);
    },
  },
});

/** @param {import("./type.js").Schema} schema */
export function spellEnum(schema) {
  if (!Array.isArray(schema.enum)) return;
  const types = typesOf(schema);
  /** @type {Map<string, unknown>} */
  const values = new Map();
  for (const value of schema.enum) {
    if (types.some((type) => isOfType(value, type))) values.set(JSON.stringify(value), value);
  }
  const allowed = [...values.keys()].sort().map((key) => values.get(key));
  // What allows no value at all stays as it is written: a mistake that a reader should see.
  if (allowed.length === 0) return;
  const used = types.filter((type) => allowed.some((value) => narrowestType(value) === type));
  // Only where the type rules out none of its values; an integer is a number too.
  if (allowed.some((value) => !used.includes(narrowestType(value)))) used.push("number");
  schema.type = typesOf({ type: used });
  schema.enum = allowed;
  if (coversItsTypes(used, allowed)) delete schema.enum;
}

/** @param {unknown} value */
function narrowestType(value) {
  return ["integer", "null", "array"].find((type) => isOfType(value, type)) ?? typeof value;
}

/**
 * Whether the values are all that there are of their types, so that the types alone say the same.
 *
 * @param {string[]} types
 * @param {unknown[]} values
 */
function coversItsTypes(types, values) {
  const counts = { null: 1, boolean: 2 };
  let count = 0;
  for (const type of types) {
    if (type !== "null" && type !== "boolean") return false;
    count += counts[type];
  }
  return values.length === count;
}
