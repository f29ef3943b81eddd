import { onSchema, type Schema } from "./decorator.ts";

/**
 * Writes OpenAPI 3.0's boolean `exclusiveMinimum` and `exclusiveMaximum` as the number that they exclude, and
 * an exclusive bound of an integer as an inclusive one. Of two bounds on one side, the tighter one stays.
 * Case: corpus, "an exclusive bound as OpenAPI 3.0 writes it".
 */
export const exclusiveBounds = onSchema((schema) => {
  normalizeBound(schema, "exclusiveMinimum", "minimum");
  normalizeBound(schema, "exclusiveMaximum", "maximum");
});

function normalizeBound(schema: Schema, exclusive: string, inclusive: string): void {
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
