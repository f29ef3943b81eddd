import { childOf, entriesOf, isMapping, listOf, type Mapping } from "../openapi/document.ts";
import { isEqual } from "../openapi/canonical-json.ts";
import type { Decorator, Schema } from "./decorator.ts";
import { typesOf } from "./type.ts";

const common = { required: false, deprecated: false };

/** Keywords that mean nothing unless a schema allows one of these types (JSON Schema Validation 2020-12, 6). */
const typed = {
  string: /length$|^pattern$/i,
  array: /items$|contains$/i,
  object: /properties$|^dependent|^propertyNames$|^required$/i,
  number: /imum$|^multipleOf$/,
};

/**
 * Drops a field that states the default of the specification or has no effect, and empty or repetitive lists.
 * Case: corpus, "defaults that are stated" and "explode of values that have one text either way".
 */
export const defaults: Decorator = () => ({
  Schema(schema) {
    const types = typesOf(schema);
    dropWithoutType(schema);
    dropWhere(schema, {
      multipleOf: types.includes("number") ? undefined : 1,
      pattern: "",
      uniqueItems: false,
      minLength: 0,
      minItems: 0,
      minProperties: 0,
      deprecated: false,
      readOnly: false,
      writeOnly: false,
      minContains: "contains" in schema ? 1 : schema.minContains,
      maxContains: "contains" in schema ? undefined : schema.maxContains,
    });
    const required = asSet(schema.required);
    if (Number(schema.minProperties) <= required.length) delete schema.minProperties;
    if (required.length > 0) schema.required = required;
    else delete schema.required;
    // Any number of matching items is allowed, even none.
    if (schema.minContains === 0 && schema.maxContains === undefined) {
      delete schema.contains;
      delete schema.minContains;
    }
    const { dependentRequired: dependent } = schema;
    for (const [name, others] of entriesOf(dependent)) (dependent as Mapping)[name] = asSet(others);
  },
  Parameter(parameter) {
    const isForm = parameter.in === "query" || parameter.in === "cookie";
    // `style` is dropped last: the default of `explode` depends on it.
    const style = parameter.style ?? (isForm ? "form" : "simple");
    dropWhere(parameter, {
      ...common,
      allowEmptyValue: false,
      allowReserved: false,
      explode: canExplode(parameter, style) ? style === "form" : parameter.explode,
      style: isForm ? "form" : "simple",
    });
  },
  Header(header) {
    const explode = canExplode(header, "simple") ? false : header.explode;
    dropWhere(header, { ...common, explode, style: "simple" });
  },
  MediaType(media, { key }) {
    if (!/^multipart|form/i.test(String(key))) delete media.encoding;
    const encodings = entriesOf(media.encoding).filter(([name, encoding]) => {
      const properties = childOf(media.schema, "properties");
      const schema = childOf(properties, name);
      if (!isMapping(encoding) || (isMapping(properties) && schema === undefined)) return false;
      const style = encoding.style ?? "form";
      const supposed = { allowReserved: false, explode: style === "form", style: "form" };
      dropWhere(encoding, { ...supposed, contentType: contentTypeOf(schema) });
      return Object.keys(encoding).length > 0;
    });
    if (encodings.length > 0) media.encoding = Object.fromEntries(encodings);
    else delete media.encoding;
  },
  RequestBody(body) {
    dropWhere(body, common);
  },
  Response(response) {
    dropWhere(response, { content: {}, headers: {} });
  },
  Operation(operation) {
    dropWhere(operation, { ...common, callbacks: {} });
    operation.responses ??= {};
  },
});

/** A list whose order and repetitions mean nothing. */
export function asSet(list: unknown): unknown[] {
  return [...new Set(listOf(list))].sort();
}

/** Drops the keywords that mean nothing for the types that a schema allows. */
function dropWithoutType(schema: Schema): void {
  const types = typesOf(schema).map((type) => (type === "integer" ? "number" : type));
  for (const [type, keywords] of Object.entries(typed))
    for (const keyword of Object.keys(schema))
      if (!types.includes(type) && keywords.test(keyword)) Reflect.deleteProperty(schema, keyword);
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

function dropWhere(node: Mapping, supposed: Mapping): void {
  for (const [field, value] of Object.entries(supposed)) {
    if (isEqual(node[field], value)) Reflect.deleteProperty(node, field);
  }
}
