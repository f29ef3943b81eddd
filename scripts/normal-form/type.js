/**
 * @typedef {Record<string, unknown> & { type?: unknown, enum?: unknown[], const?: unknown }} Schema
 */

const allTypes = ["array", "boolean", "integer", "number", "object", "string", "null"];

/** Spells the types that a schema allows in one way: in one order, none twice, one of them alone, all of them not at all. */
export const type = () => ({
  Schema: {
    /** @param {Schema} schema */
    leave(schema) {
      if (schema.type === undefined) return;
      const types = typesOf(schema);
      // A number may be an integer.
      const spelled = types.filter((name) => name !== "integer" || !types.includes("number"));
      if (spelled.length === allTypes.length - 1) delete schema.type;
      else schema.type = spelled.length === 1 ? spelled[0] : spelled;
    },
  },
});

/**
 * The types that a schema allows, in one order; all of them without a `type`.
 *
 * @param {Schema} schema
 * @returns {string[]}
 */
export function typesOf({ type: types }) {
  if (types === undefined) return allTypes;
  const names = [types].flat();
  return allTypes.filter((name) => names.includes(name));
}

/**
 * Whether a value is of a JSON Schema type (JSON Schema Validation 2020-12, 6.1.1).
 *
 * @param {unknown} value
 * @param {string} type
 */
export function isOfType(value, type) {
  if (type === "integer") return Number.isInteger(value);
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  return typeof value === type && (type !== "object" || (value !== null && !Array.isArray(value)));
}
