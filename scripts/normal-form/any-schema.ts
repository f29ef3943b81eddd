import { isMapping } from "../openapi/document.ts";
import { restrictsNothing } from "./annotations.ts";
import { remove, type Decorator, type UncheckedSchema } from "./decorator.ts";
import { onSchemaWithEvaluation } from "./unevaluated.ts";

/** Keywords whose absence means the same as the schema `{}`. */
const permissive = ["contentSchema", "propertyNames"];

/**
 * Further such keywords. In a document that restricts unevaluated properties or items, they are kept, because their
 * schemas also mark properties or items as evaluated.
 */
const evaluating = ["additionalProperties", "items", "unevaluatedItems", "unevaluatedProperties"];

/**
 * Writes a schema that allows everything only where its absence means something else. Unless the document restricts
 * unevaluated properties or items, a schema of objects with neither `properties` nor `additionalProperties` gets
 * `additionalProperties: {}`, because its generated type would otherwise allow no properties. A media type without a
 * schema gets the schema `{}`.
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
  if (isEvaluationRestricted) return;
  dropPermissive(schema, evaluating);
  if (schema.properties === undefined && [schema.type].flat().includes("object"))
    schema.additionalProperties ??= {};
}

function dropPermissive(schema: UncheckedSchema, keywords: readonly string[]): void {
  for (const keyword of keywords) {
    const value = schema[keyword];
    const isPermissive = isMapping(value) && restrictsNothing(value) && !("default" in value);
    if (isPermissive) remove(schema, keyword);
  }
}
