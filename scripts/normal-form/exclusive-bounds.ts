import { onSchema, remove, type UncheckedSchema } from "./decorator.ts";

/**
 * Normalizes exclusive bounds: a boolean in the notation of OpenAPI 3.0 becomes a number, an exclusive bound of an
 * integer becomes inclusive, and the looser of two bounds is dropped.
 *
 * The drift check treats these notations as equal, too: see "an exclusive bound in the notation of OpenAPI 3.0" in
 * `test/drift/corpus.yaml`.
 */
export const exclusiveBounds = onSchema((schema) => {
  normalizeBound(schema, "exclusiveMinimum", "minimum", 1);
  normalizeBound(schema, "exclusiveMaximum", "maximum", -1);
});

/** @param step - the direction from the bound into the range */
function normalizeBound(
  schema: UncheckedSchema,
  exclusive: string,
  inclusive: string,
  step: number,
): void {
  const { [exclusive]: stated, [inclusive]: bound } = schema;
  const limit = stated === true ? bound : stated;
  remove(schema, exclusive);
  if (typeof limit !== "number") return;
  const types = [schema.type].flat();
  const isWhole = types.includes("integer") && !types.includes("number") && Number.isInteger(limit);
  const isLooser = typeof bound === "number" && stated !== true && (limit - bound) * step < 0;
  if (isLooser) return;
  remove(schema, inclusive);
  if (isWhole) schema[inclusive] = limit + step;
  else schema[exclusive] = limit;
}
