import { isEqual } from "../openapi/canonical-json.ts";
import { isMapping, type Mapping } from "../openapi/document.ts";
import { schemaKeywords } from "../openapi/schema-keywords.ts";
import { restrictsNothing } from "./annotations.ts";
import { remove, type Decorator, type Schema } from "./decorator.ts";

/** Keywords whose absence means the same as the schema `{}`. */
const permissive = ["contentSchema", "propertyNames", "unevaluatedItems", "unevaluatedProperties"];

/**
 * Further such keywords. In a document with `unevaluatedProperties` or `unevaluatedItems`, they are kept, because their
 * schemas also mark properties or items as evaluated.
 */
const evaluating = ["additionalProperties", "items"];

/**
 * Drops a schema that allows everything, wherever its absence means the same. Also drops empty maps and
 * incomplete conditions, and writes `{ not: {} }` as `false`. Unless the document has `unevaluatedProperties` or
 * `unevaluatedItems`, a schema of objects with neither `properties` nor `additionalProperties` gets
 * `additionalProperties: {}`, because its generated type would otherwise allow no properties. A media type without a
 * schema gets the schema `{}`.
 *
 * Example: the documentation page has `additionalProperties: { description: Any type }`.
 */
export const anySchema: Decorator = () => {
  let isEvaluationUsed = false;
  return {
    Root: {
      enter(root) {
        isEvaluationUsed = hasKeyword(root, ["unevaluatedItems", "unevaluatedProperties"]);
      },
    },
    Schema(schema) {
      for (const keyword of schemaKeywords.one) {
        if (isEqual(schema[keyword], { not: {} })) schema[keyword] = false;
      }
      dropPermissive(schema, permissive);
      dropEmptyMaps(schema);
      dropIncompleteCondition(schema);
      if (isEvaluationUsed) return;
      dropPermissive(schema, evaluating);
      if (schema.properties === undefined && [schema.type].flat().includes("object"))
        schema.additionalProperties ??= {};
    },
    MediaType(media) {
      media.schema ??= {};
    },
  };
};

/** Whether a document has one of these keywords anywhere. */
function hasKeyword(node: unknown, keywords: readonly string[]): boolean {
  if (Array.isArray(node)) return node.some((item) => hasKeyword(item, keywords));
  if (!isMapping(node)) return false;
  const hasOwn = keywords.some((keyword) => Object.hasOwn(node, keyword));
  return hasOwn || Object.values(node).some((value) => hasKeyword(value, keywords));
}

function dropPermissive(schema: Schema, keywords: readonly string[]): void {
  for (const keyword of keywords) {
    const value = schema[keyword];
    const isPermissive = isMapping(value) && restrictsNothing(value) && !("default" in value);
    if (isPermissive) remove(schema, keyword);
  }
}

function dropEmptyMaps(schema: Mapping): void {
  for (const keyword of [...schemaKeywords.mapping, "dependentRequired"]) {
    if (isEqual(schema[keyword], {})) remove(schema, keyword);
  }
}

/** `if` has no effect without `then` or `else`, and they have no effect without `if`. */
function dropIncompleteCondition(schema: Mapping): void {
  if (!("then" in schema || "else" in schema)) remove(schema, "if");
  if (!("if" in schema)) {
    remove(schema, "then");
    remove(schema, "else");
  }
}
