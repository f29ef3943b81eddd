import { omitFields } from "../openapi/mappings.ts";
import { annotations, annotationsOf } from "./annotations.ts";
import { replaceFields, type Decorator } from "./decorator.ts";

/**
 * Writes OpenAPI 3.0's `nullable: true` as a union with `null`, also beside `allOf`, `anyOf` and `oneOf`, where OpenAPI
 * 3.0 ignores it. If the schema has none of `type`, `allOf`, `anyOf` and `oneOf`, `nullable` is dropped.
 *
 * The drift check treats these notations as equal, too: see "null in the notation of OpenAPI 3.0" in
 * `test/drift/corpus.yaml`.
 */
export const nullable: Decorator = () => ({
  Schema: {
    // On enter, so that other decorators visit the new schema.
    enter(schema) {
      const isNullable = schema.nullable === true;
      delete schema.nullable;
      if (!isNullable) return;
      if (schema.type !== undefined) {
        schema.type = [...new Set([schema.type, "null"].flat())];
      } else if ("allOf" in schema || "anyOf" in schema || "oneOf" in schema) {
        // Annotations stay outside of the union: within it, `readOnly` would not mark the property.
        replaceFields(schema, {
          ...annotationsOf(schema),
          anyOf: [omitFields(schema, annotations), { type: "null" }],
        });
      }
    },
  },
});
