import { isEqual } from "../openapi/canonical-json.ts";
import { isMapping } from "../openapi/document.ts";
import { schemaKeywords } from "../openapi/schema-keywords.ts";
import { restrictsNothing } from "./all-of.ts";
import type { Decorator } from "./decorator.ts";

/** Keywords with one schema that allow everything when they are absent. */
const permissive = [
  ...["additionalProperties", "contentSchema", "items", "propertyNames", "unevaluatedItems"],
  "unevaluatedProperties",
];

/**
 * Drops a schema that allows everything where its absence means the same, and writes it in one way elsewhere.
 * Case: the documentation page has `additionalProperties: { description: Any type }`.
 */
export const anySchema: Decorator = () => ({
  Schema(schema) {
    for (const keyword of schemaKeywords.one) {
      if (isEqual(schema[keyword], { not: {} })) schema[keyword] = false;
    }
    for (const keyword of permissive) {
      const value = schema[keyword];
      if (isMapping(value) && restrictsNothing(value) && !("default" in value))
        Reflect.deleteProperty(schema, keyword);
    }
    for (const keyword of [...schemaKeywords.mapping, "dependentRequired"]) {
      if (isEqual(schema[keyword], {})) Reflect.deleteProperty(schema, keyword);
    }
    // A condition and its consequences mean nothing without each other.
    if (!("then" in schema || "else" in schema)) delete schema.if;
    if (!("if" in schema)) {
      delete schema.then;
      delete schema.else;
    }
    if (schema.properties === undefined && [schema.type].flat().includes("object"))
      schema.additionalProperties ??= {};
  },
  MediaType(media) {
    media.schema ??= {};
  },
});
