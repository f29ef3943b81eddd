import { childOf, entriesOf, isMapping, listOf, type Mapping } from "../../document.ts";
import type { Decorator } from "./decorator.ts";
import { typesOf } from "./type.ts";

const common = { required: false, deprecated: false };

/** Keywords that mean nothing unless a schema allows one of these types (JSON Schema Validation 2020-12, 6). */
const typed: [string[], string[]][] = [
  [["string"], ["maxLength", "minLength", "pattern"]],
  [
    ["array"],
    [
      ...["contains", "items", "maxContains", "maxItems", "minContains", "minItems", "prefixItems"],
      ...["unevaluatedItems", "uniqueItems"],
    ],
  ],
  [
    ["object"],
    [
      ...["additionalProperties", "dependentRequired", "dependentSchemas", "maxProperties"],
      ...["minProperties", "patternProperties", "properties", "propertyNames", "required"],
      "unevaluatedProperties",
    ],
  ],
  [
    ["integer", "number"],
    ["maximum", "minimum", "multipleOf"],
  ],
];

/**
 * Drops a field that states the default of the specification, or that has no effect (OpenAPI 3.1, the fixed fields of each object;
 * JSON Schema Validation 2020-12), and empty or repetitive lists.
 * Case: corpus, "defaults that are stated".
 */
export const defaults: Decorator = () => ({
  Schema: {
    leave(schema) {
      const types = typesOf(schema);
      for (const [needed, keywords] of typed) {
        if (needed.some((type) => types.includes(type))) continue;
        for (const keyword of keywords) Reflect.deleteProperty(schema, keyword);
      }
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
      // Any number of matching items is allowed, even none.
      if (schema.minContains === 0 && schema.maxContains === undefined) {
        delete schema.contains;
        delete schema.minContains;
      }
      schema.required = asSet(schema.required);
      if (listOf(schema.required).length === 0) delete schema.required;
      for (const [name, others] of entriesOf(schema.dependentRequired))
        Reflect.set(schema.dependentRequired as object, name, asSet(others));
    },
  },
  Parameter: {
    leave(parameter) {
      const isForm = parameter.in === "query" || parameter.in === "cookie";
      // `style` is dropped last: the default of `explode` depends on it.
      const style = parameter.style ?? (isForm ? "form" : "simple");
      dropWhere(parameter, {
        ...common,
        allowEmptyValue: false,
        allowReserved: false,
        explode: style === "form",
        style: isForm ? "form" : "simple",
      });
    },
  },
  Header: {
    leave(header) {
      // Only an object has another text when exploded.
      const isObject = typesOf(isMapping(header.schema) ? header.schema : {}).includes("object");
      dropWhere(header, { ...common, explode: isObject ? false : header.explode, style: "simple" });
    },
  },
  MediaType: {
    leave(media, { key }) {
      if (!/^multipart|form/i.test(String(key))) delete media.encoding;
      const encodings = entriesOf(media.encoding).filter(([name, encoding]) => {
        if (!isMapping(encoding)) return false;
        const style = encoding.style ?? "form";
        const schema = childOf(childOf(media.schema, "properties"), name);
        const supposed = { allowReserved: false, explode: style === "form", style: "form" };
        dropWhere(encoding, { ...supposed, contentType: contentTypeOf(schema) });
        return Object.keys(encoding).length > 0;
      });
      if (encodings.length > 0) media.encoding = Object.fromEntries(encodings);
      else delete media.encoding;
    },
  },
  RequestBody: leaveWithout(common),
  Response: {
    leave(response) {
      for (const field of ["content", "headers", "links"]) {
        const map = response[field];
        if (isMapping(map) && Object.keys(map).length === 0)
          Reflect.deleteProperty(response, field);
      }
    },
  },
  Operation: {
    leave(operation) {
      dropWhere(operation, common);
      operation.responses ??= {};
    },
  },
});

/** A list whose order and repetitions mean nothing. */
function asSet(list: unknown): unknown {
  return Array.isArray(list) ? [...new Set(list)].sort() : list;
}

/** The media type of a part of a form, if its `encoding` states none. */
function contentTypeOf(schema: unknown): string | undefined {
  const { type, items } = isMapping(schema) ? schema : {};
  if (type === "array") return contentTypeOf(items);
  if (typeof type !== "string") return undefined;
  return type === "object" ? "application/json" : "text/plain";
}

function leaveWithout(supposed: Mapping): { leave: (node: Mapping) => void } {
  return {
    leave: (node) => {
      dropWhere(node, supposed);
    },
  };
}

function dropWhere(node: Mapping, supposed: Mapping): void {
  for (const [field, value] of Object.entries(supposed)) {
    if (node[field] === value) Reflect.deleteProperty(node, field);
  }
}
