/** Spells OpenAPI 3.0's boolean `exclusiveMinimum` and `exclusiveMaximum` as the number they limit. */
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
 * @typedef {{ minimum?: number, maximum?: number, exclusiveMinimum?: unknown, exclusiveMaximum?: unknown }} Schema
 * @param {Schema} schema
 * @param {"exclusiveMinimum" | "exclusiveMaximum"} exclusive
 * @param {"minimum" | "maximum"} inclusive
 */
function makeNumeric(schema, exclusive, inclusive) {
  const { [exclusive]: isExclusive, [inclusive]: bound } = schema;
  if (typeof isExclusive !== "boolean") return;
  Reflect.deleteProperty(schema, exclusive);
  if (isExclusive && bound !== undefined) {
    Reflect.deleteProperty(schema, inclusive);
    schema[exclusive] = bound;
  }
}
