/**
 * Spells OpenAPI 3.0's boolean `exclusiveMinimum` and `exclusiveMaximum` as the number they limit, and that
 * of an integer as the next one within it. Of two limits on one side, the tighter one stays.
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
  const isMinimum = exclusive === "exclusiveMinimum";
  if (typeof limit === "number" && typeof bound === "number" && limit !== bound) {
    Reflect.deleteProperty(schema, limit < bound === isMinimum ? exclusive : inclusive);
  } else if (limit !== undefined) {
    Reflect.deleteProperty(schema, inclusive);
  }
  const types = [schema.type].flat();
  const isWhole = types.includes("integer") && !types.includes("number");
  if (!isWhole || schema[exclusive] === undefined || !Number.isInteger(limit)) return;
  schema[inclusive] = Number(limit) + (isMinimum ? 1 : -1);
  Reflect.deleteProperty(schema, exclusive);
}
