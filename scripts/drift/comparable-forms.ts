import { createHash } from "node:crypto";
import { entriesOf, isEqual, isMapping, listOf, methods, pointerOf } from "../document.ts";
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
  for (const [path, item] of entriesOf(paths)) {
    for (const [method, operation] of entriesOf(item)) {
      if (!methods.includes(method) || !isMapping(operation)) continue;
      // Calls go to the first server.
      const [first, ...others] = listOf(operation.servers ?? servers);
      const url = isMapping(first) ? `${String(first.url)} (the first)` : "";
      operation.servers = [{ url }, ...others];
      // It is derived from method and path, which are compared.
      delete operation.operationId;
      operation.parameters = listOf(operation.parameters).map((parameter) => {
        const { in: place, name } = isMapping(parameter) ? parameter : {};
        const identity = `${String(place)} ${String(name)}`;
        const pointer = pointerOf(["paths", path, method, "parameters", identity]);
        // A long name, because Redocly pairs names by similarity.
        const key = createHash("sha256").update(pointer).digest("hex");
        names.set(key, pointer);
        parameters[key] = parameter;
        return { $ref: `#/components/parameters/${key}` };
      });
    }
  }
  const { schemas = {}, securitySchemes = {} } = isMapping(components) ? components : {};
  return {
    openapi: "3.1.0",
    info: { title: "", version: "" },
    paths,
    components: { securitySchemes, parameters, schemas },
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
  if (!isMapping(a) || !isMapping(b)) return;
  wrapLike(a, b);
  wrapLike(b, a);
  for (const key of Object.keys(a)) align(a[key], b[key]);
}

function wrapLike(schema: Mapping, counterpart: Mapping): void {
  const { anyOf, ...around } = counterpart;
  if (!Array.isArray(anyOf) || "anyOf" in schema || Object.keys(schema).length === 0) return;
  // What both state beside the alternatives stays there.
  const shared = Object.keys(around);
  if (!shared.every((keyword) => isEqual(around[keyword], schema[keyword]))) return;
  const alone = Object.entries(schema).filter(([keyword]) => !shared.includes(keyword));
  for (const [keyword] of alone) Reflect.deleteProperty(schema, keyword);
  schema.anyOf = [Object.fromEntries(alone)];
}
