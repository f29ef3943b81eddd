/**
 * Spells OpenAPI 3.0's boolean `exclusiveMinimum` and `exclusiveMaximum` as the number they limit, and that
 * of an integer as the next one within it.
 */
export const exclusiveBounds = () => ({
  Schema: {
    /** @param {Schema} schema */
    leave(schema) {
      makeNumeric(schema, "exclusiveMinimum", "minimum");
      makeNumeric(schema, "exclusiveMaximum", "maximum");
    },
  },
});

/**
 * @typedef {{ minimum?: number, maximum?: number, exclusiveMinimum?: unknown, exclusiveMaximum?: unknown, type?: unknown }} Schema
 * @param {Schema} schema
 * @param {"exclusiveMinimum" | "exclusiveMaximum"} exclusive
 * @param {"minimum" | "maximum"} inclusive
 */
function makeNumeric(schema, exclusive, inclusive) {
  const { [exclusive]: isExclusive, [inclusive]: bound } = schema;
  const next = exclusive === "exclusiveMinimum" ? 1 : -1;
  if (schema.type === "integer" && Number.isInteger(isExclusive)) {
    const tighter = exclusive === "exclusiveMinimum" ? Math.max : Math.min;
    const limit = Number(isExclusive) + next;
    schema[inclusive] = tighter(limit, bound ?? limit);
    Reflect.deleteProperty(schema, exclusive);
  }
  if (typeof isExclusive !== "boolean") return;
  Reflect.deleteProperty(schema, exclusive);
  if (isExclusive && bound !== undefined) {
    Reflect.deleteProperty(schema, inclusive);
    schema[exclusive] = bound;
  }
}
