import { sortKeys } from "../contract/sort-keys.js";

/**
 * Spells a default, and the values of an `enum`, that are objects or lists as texts: Redocly compares plain
 * values only. It is skipped where code is generated.
 */
export const structuredValues = () => ({
  Schema: {
    /** @param {{ default?: unknown, enum?: unknown[] }} schema */
    leave(schema) {
      if ("default" in schema) schema.default = spell(schema.default);
      if (Array.isArray(schema.enum)) schema.enum = schema.enum.map(spell);
    },
  },
});

/** @param {unknown} value */
function spell(value) {
  const isStructured = typeof value === "object" && value !== null;
  return isStructured ? `\0${JSON.stringify(sortKeys(value))}` : value;
}
