import { childOf, entriesOf, isMapping, listOf, type Mapping } from "../openapi/document.ts";
import { isEqual } from "../openapi/canonical-json.ts";
import { mapEntries } from "../openapi/mappings.ts";
import { remove, type Decorator, type Schema } from "./decorator.ts";
import { typesOf } from "./type.ts";

/**
 * Drops a field that states the default of the specification or has no effect, and empty or repetitive lists.
 * Case: corpus, "defaults that are stated" and "explode of values that have one text either way".
 */
export const defaults: Decorator = () => ({
  Schema(schema) {
    dropWithoutType(schema);
    dropDefaults(schema, schemaDefaults);
    // A number that is not an integer may be a fraction.
    if (schema.multipleOf === 1 && !typesOf(schema).includes("number"))
      remove(schema, "multipleOf");
    normalizeContains(schema);
    normalizeRequired(schema);
  },
  Parameter(parameter) {
    const isFormField = parameter.in === "query" || parameter.in === "cookie";
    const defaultStyle = isFormField ? "form" : "simple";
    const style = parameter.style ?? defaultStyle;
    dropDefaults(parameter, { ...fieldDefaults, allowEmptyValue: false, allowReserved: false });
    dropExplode(parameter, style);
    dropDefaults(parameter, { style: defaultStyle });
  },
  Header(header) {
    dropDefaults(header, { ...fieldDefaults, style: "simple" });
    dropExplode(header, "simple");
  },
  MediaType(media, { key }) {
    const encodings = isForm(String(key)) ? encodingsThatMatter(media) : {};
    if (Object.keys(encodings).length > 0) media.encoding = encodings;
    else remove(media, "encoding");
  },
  RequestBody(body) {
    dropDefaults(body, fieldDefaults);
  },
  Response(response) {
    dropDefaults(response, { content: {}, headers: {} });
  },
  Operation(operation) {
    dropDefaults(operation, { ...fieldDefaults, callbacks: {} });
    operation.responses ??= {};
  },
});

const fieldDefaults = { required: false, deprecated: false };

const schemaDefaults = {
  deprecated: false,
  minItems: 0,
  minLength: 0,
  minProperties: 0,
  pattern: "",
  readOnly: false,
  uniqueItems: false,
  writeOnly: false,
};

/** Drops each field that has its default. */
function dropDefaults(node: Mapping, values: Mapping): void {
  for (const [field, value] of Object.entries(values)) {
    if (isEqual(node[field], value)) remove(node, field);
  }
}

/** Keywords that mean nothing unless a schema allows one of these types (JSON Schema Validation 2020-12, 6). */
const keywordsOfType = {
  string: ["maxLength", "minLength", "pattern"],
  number: ["exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum", "multipleOf"],
  array: [
    "contains",
    "items",
    "maxContains",
    "maxItems",
    "minContains",
    "minItems",
    "prefixItems",
    "unevaluatedItems",
    "uniqueItems",
  ],
  object: [
    "additionalProperties",
    "dependentRequired",
    "dependentSchemas",
    "maxProperties",
    "minProperties",
    "patternProperties",
    "properties",
    "propertyNames",
    "required",
    "unevaluatedProperties",
  ],
};

function dropWithoutType(schema: Schema): void {
  const types = typesOf(schema).map((type) => (type === "integer" ? "number" : type));
  for (const [type, keywords] of Object.entries(keywordsOfType)) {
    if (types.includes(type)) continue;
    for (const keyword of keywords) remove(schema, keyword);
  }
}

function normalizeContains(schema: Schema): void {
  if (!("contains" in schema)) {
    remove(schema, "minContains");
    remove(schema, "maxContains");
  }
  if (schema.minContains === 1) remove(schema, "minContains");
  // Any number of matching items is allowed, even none.
  if (schema.minContains === 0 && schema.maxContains === undefined) {
    remove(schema, "contains");
    remove(schema, "minContains");
  }
}

function normalizeRequired(schema: Schema): void {
  const required = asSet(schema.required);
  if (Number(schema.minProperties) <= required.length) remove(schema, "minProperties");
  if (required.length > 0) schema.required = required;
  else remove(schema, "required");
  if (isMapping(schema.dependentRequired))
    schema.dependentRequired = mapEntries(schema.dependentRequired, asSet);
}

function isForm(mediaType: string): boolean {
  return /^multipart|form/i.test(mediaType);
}

/** The encodings of properties that say more than their defaults do. */
function encodingsThatMatter(media: Mapping): Mapping {
  const properties = childOf(media.schema, "properties");
  const encodings = entriesOf(media.encoding).filter(([name, encoding]) => {
    const schema = childOf(properties, name);
    if (!isMapping(encoding) || (isMapping(properties) && schema === undefined)) return false;
    const style = encoding.style ?? "form";
    const ownDefaults = { allowReserved: false, explode: style === "form", style: "form" };
    dropDefaults(encoding, { ...ownDefaults, contentType: contentTypeOf(schema) });
    return Object.keys(encoding).length > 0;
  });
  return Object.fromEntries(encodings);
}

/** Drops `explode` if it has its default, or makes no difference. */
function dropExplode(node: Mapping, style: unknown): void {
  const isDefault = node.explode === (style === "form");
  if (isDefault || !canExplode(node, style)) remove(node, "explode");
}

/** A list whose order and repetitions mean nothing. */
export function asSet(list: unknown): unknown[] {
  return [...new Set(listOf(list))].sort();
}

/** Only objects have another text when exploded, and in some styles lists. */
function canExplode({ schema }: Mapping, style: unknown): boolean {
  const types = typesOf(isMapping(schema) ? schema : {});
  return types.includes("object") || (types.includes("array") && style !== "simple");
}

/** The media type of a part of a form, if its `encoding` states none. */
function contentTypeOf(schema: unknown): string | undefined {
  const { type, items } = isMapping(schema) ? schema : {};
  if (type === "array") return contentTypeOf(items);
  if (typeof type !== "string") return undefined;
  return type === "object" ? "application/json" : "text/plain";
}
