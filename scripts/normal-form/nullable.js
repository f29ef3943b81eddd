/**
 * Spells OpenAPI 3.0's `nullable: true` as a union with `null`.
 *
 * Where the schema names a `type`, null joins it. Where it is put together from other schemas, 3.0
 * gives `nullable` no effect, but publishers write it there to mean exactly this.
 *
 * On enter, so that the schema which this makes is visited like one that was written.
 */
export const nullable = () => ({
  Schema: {
    /** @param {Record<string, unknown>} schema */
    enter(schema) {
      const isNullable = schema.nullable === true;
      delete schema.nullable;
      if (!isNullable) return;
      if (schema.type !== undefined) {
        schema.type = [...new Set([schema.type, "null"].flat())];
      } else if ("allOf" in schema || "anyOf" in schema || "oneOf" in schema) {
        const composed = { ...schema };
        for (const keyword of Object.keys(schema)) Reflect.deleteProperty(schema, keyword);
        schema.anyOf = [composed, { type: "null" }];
      }
    },
  },
});
