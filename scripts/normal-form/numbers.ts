import { onSchema, type Schema } from "./decorator.ts";

/**
 * Writes a bound in one way: OpenAPI 3.0's boolean as the number that it excludes, and that of an integer as inclusive.
 * Case: corpus, "an exclusive bound as OpenAPI 3.0 writes it".
 */
export const exclusiveBounds = onSchema((schema) => {
  normalizeBound(schema, "exclusiveMinimum", "minimum", 1);
  normalizeBound(schema, "exclusiveMaximum", "maximum", -1);
});

/** @param step - from a number to the next one within the bound */
function normalizeBound(schema: Schema, exclusive: string, inclusive: string, step: number): void {
  const { [exclusive]: stated, [inclusive]: bound } = schema;
  const limit = stated === true ? bound : stated;
  Reflect.deleteProperty(schema, exclusive);
  if (typeof limit !== "number") return;
  const types = [schema.type].flat();
  const isWhole = types.includes("integer") && !types.includes("number") && Number.isInteger(limit);
  const isLooser = typeof bound === "number" && stated !== true && (limit - bound) * step < 0;
  if (isLooser) return;
  Reflect.deleteProperty(schema, inclusive);
  if (isWhole) schema[inclusive] = limit + step;
  else schema[exclusive] = limit;
}
