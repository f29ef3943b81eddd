import { isEqual, isMapping, schemaKeywords } from "../../document.ts";
import type { Decorator } from "./decorator.ts";

/** Keywords with one schema that allow everything when they are absent. */
const permissive = [
  ...["contentSchema", "items", "propertyNames", "unevaluatedItems", "unevaluatedProperties"],
];

const texts = ["title", "description", "examples", "example", "externalDocs", "$comment"];

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
      if (allowsAnything(schema[keyword])) Reflect.deleteProperty(schema, keyword);
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
    if (schema.properties === undefined && [schema.type].flat().includes("object")) {
      schema.additionalProperties ??= {};
    } else if (allowsAnything(schema.additionalProperties)) {
      delete schema.additionalProperties;
    }
  },
  MediaType(media) {
    media.schema ??= {};
  },
});

function allowsAnything(schema: unknown): boolean {
  return isMapping(schema) && Object.keys(schema).every((keyword) => texts.includes(keyword));
}
