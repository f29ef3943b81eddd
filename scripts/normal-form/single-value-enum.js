/** Spells an `enum` of one value as `const` (JSON Schema Validation 2020-12, 6.1.3). */
export const singleValueEnum = () => ({
  Schema: {
    /** @param {{ enum?: unknown, const?: unknown }} schema */
    leave(schema) {
      if (Array.isArray(schema.enum) && schema.enum.length === 1) {
        schema.const = /** @type {unknown} */ (schema.enum[0]);
        delete schema.enum;
      }
    },
  },
});
