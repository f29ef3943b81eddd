import { isMapping, listOf } from "../../openapi/document.ts";
import { mapSchemas } from "../../openapi/map-schemas.ts";
import { omitFields } from "../../openapi/mappings.ts";
import { annotations, annotationsOf } from "../../normal-form/annotations.ts";
import { isEqual, unique } from "../../openapi/canonical-json.ts";
import type { Description, Schema, SchemaObject } from "../../openapi/objects.ts";
import { mapObjects } from "../../openapi/structure.ts";
import { keywordsByType, withSingleType } from "./single-types.ts";

/**
 * Rewrites the schemas of a description so that openapi-typescript generates correct types. The comment on each step
 * says what openapi-typescript would do otherwise.
 */
export function toTypable(description: Description): Description {
  const singleTyped = mapSchemas(description, withSingleType);
  const rewritten = mapSchemas(singleTyped, (schema) =>
    allowsNothing(schema) ? false : rewrite(schema),
  );
  return mapObjects(rewritten, "document", withoutFalse) as Description;
}

function rewrite(schema: SchemaObject): SchemaObject {
  return steps.reduce((rewritten, step) => step(rewritten), schema);
}

/**
 * The order matters: `withAnyProperties` checks for an `allOf`, so it precedes the steps that add one, and keywords move
 * into `allOf` after all steps that add keywords beside them.
 */
const steps: ((schema: SchemaObject) => SchemaObject)[] = [
  withoutDefinitions,
  withOnlyValues,
  withAnyProperties,
  withUnevaluatedProperties,
  withRequiredProperties,
  withOneIndexSignature,
  withAlternativesInAllOf,
  withOwnKeywordsInAllOf,
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

/**
 * Otherwise, openapi-typescript would generate a required property `$defs`. References to its schemas already lead to
 * components.
 */
function withoutDefinitions(schema: SchemaObject): SchemaObject {
  return omitFields(schema, ["$defs", "definitions"]);
}

/**
 * Otherwise, openapi-typescript would read the values of an enumeration with `type: object` as schemas, and apply
 * keywords for objects to all values.
 */
function withOnlyValues(schema: SchemaObject): SchemaObject {
  const hasObject = listOf(schema.enum).some(
    (value) => typeof value === "object" && value !== null,
  );
  if (!hasObject) return schema;
  return omitFields(schema, ["type", ...keywordsByType.object, ...keywordsByType.array]);
}

const typeKeywords = [
  "type",
  "enum",
  ...keywordsByType.object,
  ...keywordsByType.array,
  "allOf",
  "anyOf",
  "oneOf",
];

/** Whether a schema has keywords that affect its type. */
function describesType(schema: SchemaObject): boolean {
  return typeKeywords.some((keyword) => keyword in schema);
}

/**
 * Otherwise, openapi-typescript would ignore a required property unless the schema, or a component that it extends,
 * describes the property.
 */
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

/** Otherwise, openapi-typescript would generate the type of an object without properties. */
function withAnyProperties(schema: SchemaObject): SchemaObject {
  const { type, unevaluatedProperties, allOf, anyOf, oneOf } = schema;
  const isComposed = (allOf ?? anyOf ?? oneOf) !== undefined;
  const isClosed = unevaluatedProperties === false && !isComposed;
  const isDescribed = ["enum", "properties", "additionalProperties", "patternProperties"].some(
    (keyword) => keyword in schema,
  );
  if (type !== "object" || isClosed || isDescribed) return schema;
  return { ...schema, additionalProperties: {} };
}

/** Otherwise, openapi-typescript would ignore the schema `false` of a body, a parameter or a header. */
function withoutFalse(node: unknown): unknown {
  if (!isMapping(node) || node.schema !== false) return node;
  return { ...node, schema: { enum: [] } };
}

/** Otherwise, openapi-typescript would exclude properties that the schema allows but does not describe. */
function withUnevaluatedProperties(schema: SchemaObject): SchemaObject {
  const { unevaluatedProperties = false } = schema;
  if (unevaluatedProperties === false) return schema;
  const member: SchemaObject = { type: "object", additionalProperties: {} };
  return {
    ...omitFields(schema, ["unevaluatedProperties"]),
    allOf: [...(schema.allOf ?? []), member],
  };
}

/** Otherwise, openapi-typescript would apply the index signature of additional properties to the named ones, too. */
function withOneIndexSignature(schema: SchemaObject): SchemaObject {
  const { properties = {}, patternProperties = {} } = schema;
  const named = Object.values(properties);
  const patterned = Object.values(patternProperties);
  if (named.length + patterned.length === 0) return schema;
  // Without `additionalProperties`, a property that matches no pattern may have any value.
  const { additionalProperties = patterned.length > 0 ? {} : false } = schema;
  const others = exceptFalse([...patterned, additionalProperties]);
  if (others.length === 0) return schema;
  const allowed = unique([...others, ...exceptFalse(named)]);
  return { ...omitFields(schema, ["patternProperties"]), additionalProperties: { anyOf: allowed } };
}

function exceptFalse(schemas: Schema[]): Schema[] {
  return schemas.filter((schema) => schema !== false);
}

/** Otherwise, openapi-typescript would take keywords beside alternatives for another alternative. */
function withAlternativesInAllOf(schema: SchemaObject): SchemaObject {
  const { anyOf, oneOf, ...rest } = schema;
  const unions = [...(anyOf ? [{ anyOf }] : []), ...(oneOf ? [{ oneOf }] : [])];
  const isAlone = unions.length === 1 && !describesType(rest);
  if (unions.length === 0 || isAlone) return schema;
  return { ...rest, allOf: [...(rest.allOf ?? []), ...unions] };
}

/**
 * Otherwise, openapi-typescript would ignore `allOf` beside an enumeration or a tuple, and could not require properties
 * of a component that allows `null`.
 */
function withOwnKeywordsInAllOf(schema: SchemaObject): SchemaObject {
  const { allOf, ...rest } = schema;
  const own = omitFields(rest, annotations);
  if (allOf === undefined || !describesType(own)) return schema;
  return { ...annotationsOf(rest), allOf: [own, ...allOf] };
}
