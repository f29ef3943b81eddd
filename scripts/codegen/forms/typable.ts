import { isMapping, listOf } from "../../openapi/document.ts";
import { mapSchemas } from "../../openapi/map-schemas.ts";
import { omitFields } from "../../openapi/mappings.ts";
import { annotations, annotationsOf } from "../../normal-form/annotations.ts";
import { isEqual, unique } from "../../openapi/canonical-json.ts";
import type { Description, Schema, SchemaObject } from "../../openapi/objects.ts";

/**
 * Rewrites the schemas of a description so that openapi-typescript generates correct types. The comment on each step
 * describes what openapi-typescript would do without that step.
 */
export function toTypable(description: Description): Description {
  return mapSchemas(description, (schema) => (allowsNothing(schema) ? false : rewrite(schema)));
}

function rewrite(schema: SchemaObject): SchemaObject {
  return steps.reduce((rewritten, step) => step(rewritten), schema);
}

const steps: ((schema: SchemaObject) => SchemaObject)[] = [
  withoutDefinitions,
  withOnlyValues,
  withTypesAsAlternatives,
  withUnevaluatedProperties,
  withRequiredProperties,
  withOneIndexSignature,
  withAlternativesInAllOf,
];

/**
 * Whether a schema allows no value. For `not: {}`, openapi-typescript would generate `unknown`; it cannot read `false`
 * in `allOf`.
 */
function allowsNothing({ allOf = [], anyOf, oneOf, not }: SchemaObject): boolean {
  return allOf.includes(false) || isNothing(anyOf) || isNothing(oneOf) || isEqual(not, {});
}

function isNothing(members: Schema[] | undefined): boolean {
  return members?.every((member) => member === false) ?? false;
}

/** `$defs` would become a required property. References to its schemas already lead to components. */
function withoutDefinitions(schema: SchemaObject): SchemaObject {
  return omitFields(schema, ["$defs", "definitions"]);
}

/** The values of an enumeration with `type: object` would be read as schemas. */
function withOnlyValues(schema: SchemaObject): SchemaObject {
  const hasObject = listOf(schema.enum).some(
    (value) => typeof value === "object" && value !== null,
  );
  if (!hasObject) return schema;
  return omitFields(schema, ["type", "properties", "additionalProperties", "items", "prefixItems"]);
}

/**
 * Beside a list of types, openapi-typescript would apply the members of `allOf`, `anyOf` or `oneOf` twice: to each
 * type, and to the union of the types. An intersection with the union excludes `null`.
 */
function withTypesAsAlternatives(schema: SchemaObject): SchemaObject {
  const { type } = schema;
  const isComposed = ["allOf", "anyOf", "oneOf"].some((keyword) => keyword in schema);
  if (!Array.isArray(type) || !isComposed || "enum" in schema) return schema;
  const alternatives = type.map((name): SchemaObject => {
    if (name === "null") return { type: name };
    return rewrite(omitFields({ ...schema, type: name }, annotations));
  });
  return { ...annotationsOf(schema), anyOf: alternatives };
}

const typeKeywords = [
  "type",
  "enum",
  "required",
  "properties",
  "additionalProperties",
  "patternProperties",
  "items",
  "prefixItems",
  "allOf",
  "anyOf",
  "oneOf",
];

/** Whether a schema has keywords that affect its type. */
function describesType(schema: SchemaObject): boolean {
  return typeKeywords.some((keyword) => keyword in schema);
}

/** A required property would be ignored unless the schema, or a component that it extends, describes the property. */
function withRequiredProperties(schema: SchemaObject): SchemaObject {
  const { properties = {}, required = [], ...rest } = schema;
  const others = required.filter((name) => !Object.hasOwn(properties, name));
  if (others.length === 0) return schema;
  const known = required.filter((name) => Object.hasOwn(properties, name));
  const member: SchemaObject = {
    type: "object",
    properties: Object.fromEntries(others.map((name) => [name, {}])),
    required: others,
  };
  return {
    ...rest,
    ...("properties" in schema && { properties }),
    ...(known.length > 0 && { required: known }),
    allOf: [...(schema.allOf ?? []), member],
  };
}

/** Properties that the schema allows but does not describe would be excluded. */
function withUnevaluatedProperties(schema: SchemaObject): SchemaObject {
  const { unevaluatedProperties = false } = schema;
  if (unevaluatedProperties === false) return schema;
  const member: SchemaObject = { type: "object", additionalProperties: {} };
  return {
    ...omitFields(schema, ["unevaluatedProperties"]),
    allOf: [...(schema.allOf ?? []), member],
  };
}

/** The index signature of additional properties would also apply to the named properties. */
function withOneIndexSignature(schema: SchemaObject): SchemaObject {
  const { properties = {}, additionalProperties, patternProperties } = schema;
  const named = Object.values(properties);
  const others = [
    ...(isMapping(additionalProperties) ? [additionalProperties] : []),
    ...Object.values((patternProperties ?? {}) as Record<string, SchemaObject>),
  ];
  if (named.length === 0 || others.length === 0) return schema;
  const allowed = unique([...others, ...named]);
  return { ...omitFields(schema, ["patternProperties"]), additionalProperties: { anyOf: allowed } };
}

/** Keywords beside alternatives would become another alternative. */
function withAlternativesInAllOf(schema: SchemaObject): SchemaObject {
  const { anyOf, oneOf, ...rest } = schema;
  if ((anyOf ?? oneOf) === undefined || !(describesType(rest) || (anyOf && oneOf))) return schema;
  const members = [...(anyOf ? [{ anyOf }] : []), ...(oneOf ? [{ oneOf }] : [])];
  return { ...rest, allOf: [...(rest.allOf ?? []), ...members] };
}
