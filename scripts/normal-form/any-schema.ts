import { isMapping } from "../openapi/document.ts";
import { restrictsNothing } from "./annotations.ts";
import { remove, type Decorator, type UncheckedSchema } from "./decorator.ts";
import { onSchemaWithEvaluation } from "./evaluation.ts";

/** Keywords whose absence means the same as the schema `{}`. */
const permissive = ["contentSchema", "propertyNames"];

/**
 * Further such keywords. In a document that restricts unevaluated properties or items, they are kept, because their
 * schemas also mark properties or items as evaluated.
 */
const evaluating = ["additionalProperties", "items", "unevaluatedItems", "unevaluatedProperties"];

/**
 * Writes a schema that allows everything only where its absence means something else. A media type without a schema
 * gets the schema `{}`.
 *
 * Example: the documentation page has `additionalProperties: { description: Any type }`.
 */
export const anySchema: Decorator = () => ({
  ...onSchemaWithEvaluation(normalizePermissive)(),
  MediaType(media) {
    media.schema ??= {};
  },
});

function normalizePermissive(schema: UncheckedSchema, isEvaluationRestricted: boolean): void {
  dropPermissive(schema, permissive);
  if (!isEvaluationRestricted) dropPermissive(schema, evaluating);
}

function dropPermissive(schema: UncheckedSchema, keywords: readonly string[]): void {
  for (const keyword of keywords) {
    const value = schema[keyword];
    const isPermissive = isMapping(value) && restrictsNothing(value) && !("default" in value);
    if (isPermissive) remove(schema, keyword);
  }
}
