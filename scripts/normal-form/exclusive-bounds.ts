import { remove, type Decorator, type UncheckedSchema } from "./decorator.ts";

/**
 * Normalizes exclusive bounds: a boolean in the notation of OpenAPI 3.0 becomes a number, an exclusive bound of an
 * integer becomes inclusive, and the looser of two bounds is dropped.
 *
 * The drift check treats these notations as equal, too: see "an exclusive bound in the notation of OpenAPI 3.0" in
 * `test/drift/corpus.yaml`.
 */
export const exclusiveBounds: Decorator = () => ({
  Schema: {
    // On enter, because a boolean affects only the bound beside it, and none that is merged into the schema later.
    enter(schema) {
      replaceBoolean(schema, "exclusiveMinimum", "minimum");
      replaceBoolean(schema, "exclusiveMaximum", "maximum");
    },
    leave(schema) {
      normalizeBound(schema, "exclusiveMinimum", "minimum", 1);
      normalizeBound(schema, "exclusiveMaximum", "maximum", -1);
    },
  },
});

function replaceBoolean(schema: UncheckedSchema, exclusive: string, inclusive: string): void {
  const { [exclusive]: stated, [inclusive]: bound } = schema;
  if (typeof stated !== "boolean") return;
  remove(schema, exclusive);
  if (!stated || typeof bound !== "number") return;
  remove(schema, inclusive);
  schema[exclusive] = bound;
}

/** @param step - the direction from the bound into the range */
function normalizeBound(
  schema: UncheckedSchema,
  exclusive: string,
  inclusive: string,
  step: number,
): void {
  const { [exclusive]: limit, [inclusive]: bound } = schema;
  remove(schema, exclusive);
  if (typeof limit !== "number") return;
  const types = [schema.type].flat();
  const isWhole = types.includes("integer") && !types.includes("number") && Number.isInteger(limit);
  const isLooser = typeof bound === "number" && (limit - bound) * step < 0;
  if (isLooser) return;
  remove(schema, inclusive);
  if (isWhole) schema[inclusive] = limit + step;
  else schema[exclusive] = limit;
}
