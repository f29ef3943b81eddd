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
  if (typeof isExclusive === "boolean") {
    Reflect.deleteProperty(schema, exclusive);
    if (isExclusive && bound !== undefined) {
      Reflect.deleteProperty(schema, inclusive);
      schema[exclusive] = bound;
    }
  }
  const { [exclusive]: limit } = schema;
  const types = [schema.type].flat();
  const isWhole = types.includes("integer") && !types.includes("number");
  if (!isWhole || typeof limit !== "number" || !Number.isInteger(limit)) return;
  const [next, tighter] =
    exclusive === "exclusiveMinimum" ? [limit + 1, Math.max] : [limit - 1, Math.min];
  schema[inclusive] = tighter(next, schema[inclusive] ?? next);
  Reflect.deleteProperty(schema, exclusive);
}
