import { annotations, annotationsOf } from "../../normal-form/annotations.ts";
import { isMapping } from "../../openapi/document.ts";
import { omitFields } from "../../openapi/mappings.ts";
import type { Schema, SchemaObject } from "../../openapi/objects.ts";

/** The keywords that affect only values of one type. */
export const keywordsByType = {
  array: ["items", "prefixItems"],
  object: [
    "required",
    "properties",
    "additionalProperties",
    "patternProperties",
    "unevaluatedProperties",
  ],
};

/**
 * Splits a schema with a list of types into an alternative for each type. Otherwise, openapi-typescript would apply the
 * members of `allOf`, `anyOf` or `oneOf` twice: to each type, and to the union of the types, which excludes `null`.
 */
export function withSingleType(schema: SchemaObject): SchemaObject {
  const { type } = schema;
  if (!Array.isArray(type) || "enum" in schema) return schema;
  const own = omitFields(schema, annotations);
  const alternatives = type.map((name) => ({ ...effectOn(name, own), type: name }));
  // openapi-typescript mentions the format in a comment.
  const { format } = schema;
  return { ...annotationsOf(schema), ...(format !== undefined && { format }), anyOf: alternatives };
}

/** A schema without the keywords that have no effect on values of a type. */
function effectOn(type: string, schema: SchemaObject): SchemaObject {
  const ofOtherTypes = Object.entries(keywordsByType)
    .filter(([name]) => name !== type)
    .flatMap(([, keywords]) => keywords);
  const { allOf, anyOf, ...rest } = omitFields(schema, ofOtherTypes) as SchemaObject;
  const effective = allOf?.map((member) => effectOfMember(type, member)).filter(restricts) ?? [];
  const alternatives = anyOf?.map((member) => effectOfMember(type, member)) ?? [];
  return {
    ...rest,
    ...(effective.length > 0 && { allOf: effective }),
    ...(alternatives.length > 0 && alternatives.every(restricts) && { anyOf: alternatives }),
  };
}

function effectOfMember(type: string, member: Schema): Schema {
  return isMapping(member) ? effectOn(type, member) : member;
}

function restricts(schema: Schema): boolean {
  return schema === false || Object.keys(schema).length > 0;
}
