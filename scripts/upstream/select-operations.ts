import { childOf, entriesOf, isMapping, methods, resolve } from "../openapi/document.ts";
import type { Mapping, OpenApiDocument, Operation } from "../openapi/document.ts";
import { Failure } from "../lib/failure.ts";

export type OperationKey = Pick<Operation, "method" | "path">;

/** Fields of a path item that are never selected, among them those with {@link newOperationsIn}. */
const dropped = ["$ref", "additionalOperations", "query"];

/** The operations of a path item that are new in OpenAPI 3.2, which generators and Redocly's rules do not know. */
export function newOperationsIn(item: unknown): Mapping {
  const query = childOf(item, "query");
  const others = entriesOf(childOf(item, "additionalOperations"));
  return { ...Object.fromEntries(others), ...(query !== undefined && { query }) };
}

/** How the record names an operation: `DELETE /byok/{id}`. */
export function titleOf({ method, path }: OperationKey): string {
  return `${method.toUpperCase()} ${path}`;
}

/** @throws {@link Failure} unless the title is like `DELETE /byok/{id}` */
export function toOperation(title: string): OperationKey {
  const [, method, path] = /^([A-Z]+) (\/.*)$/.exec(title) ?? [];
  if (method === undefined || path === undefined) {
    throw new Failure(`${JSON.stringify(title)} is not an operation like "GET /keys"`);
  }
  return { method: method.toLowerCase(), path };
}

/** The paths with the wanted operations alone. The names of path parameters do not matter (OpenAPI 3.1). */
export function selectOperations(
  document: OpenApiDocument,
  wanted: readonly OperationKey[],
  name: string,
): Mapping {
  const keys = new Set(wanted.map(keyOf));
  const paths: Mapping = {};
  for (const [path, item] of entriesOf(document.paths)) {
    const isWanted = (field: string): boolean => keys.has(keyOf({ method: field, path }));
    if (!methods.some(isWanted)) continue;
    const target = resolve(item, document);
    if (!isMapping(target) || !isMapping(item)) {
      throw new Failure(`${name}: ${path} is not a path item`);
    }
    // Fields beside a reference to a path item belong to it.
    const kept = Object.entries({ ...target, ...item }).filter(
      ([field]) => !dropped.includes(field) && (!methods.includes(field) || isWanted(field)),
    );
    const operations = kept.filter(([field]) => methods.includes(field));
    const stray = operations.find(([, operation]) => !isMapping(operation));
    if (stray) throw new Failure(`${name}: ${stray[0].toUpperCase()} ${path} is not an operation`);
    if (operations.length > 0) paths[path] = Object.fromEntries(kept);
  }
  return paths;
}

/** The same text for operations that differ at most in the names of path parameters. */
export function keyOf({ method, path }: OperationKey): string {
  return `${method} ${path.replaceAll(/\{[^{}]*\}/g, "{}")}`;
}
