import { isExtension, isMapping, type Mapping } from "../../openapi/document.ts";
import { allTypes } from "../../normal-form/type.ts";

const isAnything = (): boolean => true;
const isBoolean = (value: unknown): boolean => typeof value === "boolean";
const isNumber = (value: unknown): boolean => typeof value === "number";
const isString = (value: unknown): boolean => typeof value === "string";
const isList = (value: unknown): boolean => Array.isArray(value);
const isSchema = (value: unknown): boolean => isMapping(value) || isBoolean(value);
const isListOfSchemas = (value: unknown): boolean => Array.isArray(value) && value.every(isSchema);
const isMapOfSchemas = (value: unknown): boolean =>
  isMapping(value) && Object.values(value).every(isSchema);
const isListOfNames = (value: unknown): boolean => Array.isArray(value) && value.every(isString);
const isMapOfNames = (value: unknown): boolean =>
  isMapping(value) && Object.values(value).every(isListOfNames);
const isType = (value: unknown): boolean =>
  [value].flat().every((type) => allTypes.includes(String(type)));
const isBound = (value: unknown): boolean => isNumber(value) || isBoolean(value);

/**
 * The keywords that are read for the comparison, each with a test of its value. Reading a keyword is not enough: a file
 * in `scripts/drift/schema/` must also compare it. A keyword that contains schemas also needs an entry in
 * `scripts/openapi/schema-keywords.ts`. A keyword that is compared only for equality belongs in {@link opaqueKeywords}.
 */
export const keywords: Readonly<Record<string, (value: unknown) => boolean>> = {
  type: isType,
  enum: isList,
  const: isAnything,

  multipleOf: isNumber,
  minimum: isNumber,
  maximum: isNumber,
  exclusiveMinimum: isBound,
  exclusiveMaximum: isBound,

  minLength: isNumber,
  maxLength: isNumber,
  pattern: isString,
  format: isString,
  contentEncoding: isString,
  contentMediaType: isString,
  contentSchema: isSchema,

  items: isSchema,
  prefixItems: isListOfSchemas,
  unevaluatedItems: isSchema,
  contains: isSchema,
  minContains: isNumber,
  maxContains: isNumber,
  minItems: isNumber,
  maxItems: isNumber,
  uniqueItems: isBoolean,

  properties: isMapOfSchemas,
  patternProperties: isMapOfSchemas,
  additionalProperties: isSchema,
  unevaluatedProperties: isSchema,
  propertyNames: isSchema,
  required: isListOfNames,
  minProperties: isNumber,
  maxProperties: isNumber,
  dependentRequired: isMapOfNames,
  dependentSchemas: isMapOfSchemas,

  allOf: isListOfSchemas,
  anyOf: isListOfSchemas,
  oneOf: isListOfSchemas,
  not: isSchema,
  if: isSchema,
  then: isSchema,
  else: isSchema,
  $ref: isString,

  default: isAnything,
  deprecated: isBoolean,
  readOnly: isBoolean,
  writeOnly: isBoolean,
  nullable: isBoolean,
};

/** Keywords that are compared only for equality. */
export const opaqueKeywords: ReadonlySet<string> = new Set([
  "$dynamicRef",
  "$recursiveRef",
  "additionalItems",
  "dependencies",
]);

/** Further keywords that are not reported as unknown in an OpenAPI 3.0 document. */
const otherKnownKeywords: ReadonlySet<string> = new Set([
  "title",
  "description",
  "example",
  "examples",
  "externalDocs",
  "xml",
  "discriminator",
  "$anchor",
  "$comment",
  "$defs",
  "$dynamicAnchor",
  "$id",
  "$schema",
  "$vocabulary",
]);

/**
 * Whether a keyword is unknown to both OpenAPI and JSON Schema. OpenAPI 3.0 forbids such a keyword; in later versions,
 * it is an annotation.
 */
export function isUnknownIn30(keyword: string): boolean {
  const isKnown =
    Object.hasOwn(keywords, keyword) ||
    opaqueKeywords.has(keyword) ||
    otherKnownKeywords.has(keyword);
  return !isKnown && !isExtension(keyword);
}

/** Whether a keyword that the comparison understands has a value of the wrong type. */
export function isMalformed(keyword: string, schema: Mapping): boolean {
  const isValid = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined;
  return isValid !== undefined && !isValid(schema[keyword]);
}
