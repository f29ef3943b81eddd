import { entriesOf, isMapping, listOf, childOf, type Mapping } from "../openapi/document.ts";
import { isEqual, canonicalText } from "../openapi/canonical-json.ts";
import { methods } from "../openapi/operations.ts";
import { pointerOf } from "../openapi/pointer.ts";
import { annotations } from "../normal-form/annotations.ts";
import { maps } from "./dereference.ts";
import { nameFor } from "./names.ts";

/** Rewrites two normal forms so that Redocly, which pairs the items of lists by similarity, compares like with like. */
export function comparableForms(...normalForms: [Mapping, Mapping]): [Mapping, Mapping] {
  const [base, revision] = normalForms.map(rewrite) as [Mapping, Mapping];
  align(base, revision);
  return [base, revision];
}

function rewrite(normalForm: Mapping): Mapping {
  const plain = toPlain(normalForm) as Mapping;
  const parameters: Mapping = {};
  const rename = (schemes: unknown): Mapping => {
    const toName = (key: string): string =>
      nameFor(pointerOf(["components", "securitySchemes", key]));
    return Object.fromEntries(entriesOf(schemes).map(([key, value]) => [toName(key), value]));
  };
  for (const [path, item] of entriesOf(plain.paths)) {
    for (const [method, operation] of entriesOf(item)) {
      if (!methods.includes(method) || !isMapping(operation)) continue;
      // Calls go to the first server.
      const [first, ...others] = listOf(operation.servers);
      const url = `${String(childOf(first, "url"))} (the first)`;
      operation.servers = [{ url }, ...others];
      operation.security = listOf(operation.security).map(rename);
      operation.parameters = listOf(operation.parameters).map((parameter) => {
        const identity = ["in", "name"].map((field) => String(childOf(parameter, field))).join(" ");
        const key = nameFor(pointerOf(["paths", path, method, "parameters", identity]));
        parameters[key] = parameter;
        return { $ref: `#/components/parameters/${key}` };
      });
    }
  }
  const [schemes, schemas = {}] = ["securitySchemes", "schemas"].map((section) =>
    childOf(plain.components, section),
  );
  return { ...plain, components: { securitySchemes: rename(schemes), parameters, schemas } };
}

/**
 * A copy in which positions of a tuple are properties, and values are text where Redocly does not compare them.
 * Without `additionalProperties: {}`: objects that name their first property still allow others.
 */
function toPlain(node: unknown, isMap = false): unknown {
  if (Array.isArray(node)) return node.map((item) => toPlain(item));
  if (!isMapping(node)) return node;
  const fields = Object.entries(node).flatMap(([key, value]): [string, unknown][] => {
    if (value === false && (isMap || booleans.includes(key))) return [[key, { not: {} }]];
    if (isMap) return [[key, toPlain(value)]];
    if (key === "additionalProperties" && isEqual(value, {})) return [];
    if (key === "default") return [[key, toText(value)]];
    if (key === "enum") return [[key, listOf(value).map(toText)]];
    if (key !== "prefixItems") return [[key, toPlain(value, maps.has(key))]];
    const items = listOf(value).map((item, n) => [`[${String(n)}]`, item]);
    return [["properties", toPlain(Object.fromEntries(items), true)]];
  });
  return Object.fromEntries(fields);
}

/** Keywords whose `false` Redocly does not compare with another schema. */
const booleans = ["contains", "else", "if", "not", "propertyNames", "then"];

function toText(value: unknown): unknown {
  return typeof value === "object" && value !== null ? `\0${canonicalText(value)}` : value;
}

/** Makes an alternative of each schema whose counterpart has alternatives, so that Redocly compares it with them. */
function align(a: unknown, b: unknown, isMap = false): void {
  if (typeof a !== "object" || a === null) return;
  if (isMapping(a) && isMapping(b) && !isMap) {
    loosen(a, b);
    loosen(b, a);
    wrapLike(a, b);
    wrapLike(b, a);
    // What only one of them has is compared with what allows everything, maps key by key.
    for (const field of "$ref" in a || "$ref" in b ? [] : optionalFields) {
      if (field in a) b[field] ??= {};
      else if (field in b) a[field] = {};
    }
  }
  for (const [key, child] of Object.entries(a)) {
    align(child, childOf(b, key), !isMap && maps.has(key) && isMapping(child));
  }
}

const optionalFields = ["encoding", "itemSchema", "patternProperties", "properties"];

/** Whether a value may fit two alternatives does not matter if the counterpart has them, or is one of them. */
function loosen(schema: Mapping, counterpart: Mapping): void {
  const { oneOf } = schema;
  if (!Array.isArray(oneOf) || "anyOf" in schema) return;
  const hasAlternatives = "oneOf" in counterpart || "anyOf" in counterpart;
  if (!hasAlternatives && !oneOf.some((alternative) => isEqual(alternative, counterpart))) return;
  schema.anyOf = oneOf;
  delete schema.oneOf;
}

function wrapLike(schema: Mapping, { anyOf }: Mapping): void {
  if (!Array.isArray(anyOf) || "anyOf" in schema) return;
  const restrictions = Object.entries(schema).filter(([keyword]) => !annotations.includes(keyword));
  if (restrictions.length === 0) return;
  for (const [keyword] of restrictions) Reflect.deleteProperty(schema, keyword);
  schema.anyOf = [Object.fromEntries(restrictions)];
}
