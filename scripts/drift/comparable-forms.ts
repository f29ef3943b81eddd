import { createHash } from "node:crypto";
import { childOf, entriesOf, isEqual, isMapping, listOf, methods, pointerOf } from "../document.ts";
import type { Mapping } from "../document.ts";

/** Two normal forms that Redocly can compare, and the meaning of the names in them: JSON pointers. */
export interface ComparableForms {
  base: Mapping;
  revision: Mapping;
  names: ReadonlyMap<string, string>;
}

/**
 * Rewrites two normal forms so that Redocly compares like with like: it pairs the items of lists by similarity.
 * A parameter is identified by a key, and a schema is an alternative if its counterpart has alternatives.
 */
export function comparableForms(base: Mapping, revision: Mapping): ComparableForms {
  const names = new Map<string, string>();
  const forms = { base: rewrite(base, names), revision: rewrite(revision, names), names };
  align(forms.base, forms.revision);
  return forms;
}

function rewrite(normalForm: Mapping, names: Map<string, string>): Mapping {
  const { paths, components, servers } = withoutOpenObjects(normalForm) as Mapping;
  const parameters: Mapping = {};
  const nameFor = (pointer: string): string => {
    // A long name, because Redocly pairs names by similarity.
    const key = createHash("sha256").update(pointer).digest("hex");
    names.set(key, pointer);
    return key;
  };
  const rename = (schemes: unknown): Mapping =>
    Object.fromEntries(
      entriesOf(schemes).map(([name, value]) => [
        nameFor(pointerOf(["components", "securitySchemes", name])),
        value,
      ]),
    );
  for (const [path, item] of entriesOf(paths)) {
    for (const [method, operation] of entriesOf(item)) {
      if (!methods.includes(method) || !isMapping(operation)) continue;
      // Calls go to the first server.
      const [first, ...others] = listOf(operation.servers ?? servers);
      const url = isMapping(first) ? `${String(first.url)} (the first)` : "";
      operation.servers = [{ url }, ...others];
      operation.security = listOf(operation.security).map(rename);
      // It is derived from method and path, which are compared.
      delete operation.operationId;
      operation.parameters = listOf(operation.parameters).map((parameter) => {
        const { in: place, name } = isMapping(parameter) ? parameter : {};
        const identity = `${String(place)} ${String(name)}`;
        const key = nameFor(pointerOf(["paths", path, method, "parameters", identity]));
        parameters[key] = parameter;
        return { $ref: `#/components/parameters/${key}` };
      });
    }
  }
  const { schemas = {}, securitySchemes = {} } = isMapping(components) ? components : {};
  return {
    openapi: "3.2.0",
    info: { title: "", version: "" },
    paths,
    components: { securitySchemes: rename(securitySchemes), parameters, schemas },
  };
}

/**
 * A copy without `additionalProperties: {}`, which the normal form has only at objects without named properties:
 * once they name one, others are still allowed. The positions of a tuple become properties.
 */
function withoutOpenObjects(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutOpenObjects);
  if (!isMapping(node)) return node;
  const { prefixItems, ...rest } = node;
  const fields = Array.isArray(prefixItems)
    ? {
        ...rest,
        properties: Object.fromEntries(
          prefixItems.map((item, n) => [`[${String(n)}]`, item as unknown]),
        ),
      }
    : node;
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([key, value]) => !(key === "additionalProperties" && isEqual(value, {})))
      .map(([key, value]) => [key, withoutOpenObjects(value)]),
  );
}

/** Makes an alternative of each schema whose counterpart has alternatives, so that Redocly compares it with them. */
function align(a: unknown, b: unknown): void {
  if (typeof a !== "object" || a === null) return;
  if (isMapping(a) && isMapping(b)) {
    loosen(a, b);
    loosen(b, a);
    wrapLike(a, b);
    wrapLike(b, a);
  }
  for (const [key, child] of Object.entries(a)) align(child, childOf(b, key));
}

/** Whether a value may fit two alternatives does not matter if the counterpart has them, or is one of them. */
function loosen(schema: Mapping, counterpart: Mapping): void {
  const { oneOf } = schema;
  if (!Array.isArray(oneOf) || "anyOf" in schema) return;
  const hasAlternatives = "oneOf" in counterpart || "anyOf" in counterpart;
  if (!hasAlternatives && !oneOf.some((alternative) => isEqual(alternative, counterpart))) return;
  schema.anyOf = oneOf;
  delete schema.oneOf;
}

function wrapLike(schema: Mapping, counterpart: Mapping): void {
  const { anyOf, ...around } = counterpart;
  if (!Array.isArray(anyOf) || "anyOf" in schema || Object.keys(schema).length === 0) return;
  // What both state beside the alternatives stays there, and in each alternative that repeats it.
  const shared = Object.keys(around);
  if (!shared.every((keyword) => isEqual(around[keyword], schema[keyword]))) return;
  const isStated = (keyword: string): boolean =>
    !shared.includes(keyword) || anyOf.every((alternative) => childOf(alternative, keyword));
  const alone = Object.fromEntries(Object.entries(schema).filter(([keyword]) => isStated(keyword)));
  for (const keyword of Object.keys(schema))
    if (!shared.includes(keyword)) Reflect.deleteProperty(schema, keyword);
  const allowsNull = Array.isArray(alone.type) && alone.type.includes("null");
  const splitsNull = allowsNull && anyOf.some((alternative) => isEqual(alternative, none));
  schema.anyOf = splitsNull ? [none, withoutNull(alone)] : [alone];
}

const none = { type: "null" };

function withoutNull(schema: Mapping): Mapping {
  const [type, ...others] = listOf(schema.type).filter((name) => name !== "null");
  const values = Array.isArray(schema.enum) && {
    enum: schema.enum.filter((value) => value !== null),
  };
  return { ...schema, type: others.length > 0 ? [type, ...others] : type, ...values };
}
