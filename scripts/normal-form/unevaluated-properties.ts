import { onSchema, remove } from "./decorator.ts";

/** Keywords whose schemas may evaluate further properties. */
const applicators = ["$ref", "allOf", "anyOf", "dependentSchemas", "else", "if", "oneOf", "then"];

/**
 * Writes `unevaluatedProperties` as `additionalProperties` where both mean the same.
 *
 * The drift check treats these notations as equal, too: see "unevaluatedProperties beside allOf instead of
 * additionalProperties" in `test/drift/corpus.yaml`.
 */
export const unevaluatedProperties = onSchema((schema) => {
  if (!("unevaluatedProperties" in schema)) return;
  if (applicators.some((keyword) => keyword in schema)) return;
  schema.additionalProperties ??= schema.unevaluatedProperties;
  remove(schema, "unevaluatedProperties");
});
