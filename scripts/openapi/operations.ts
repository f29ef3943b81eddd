import { childOf, entriesOf, isMapping, type Mapping, type OpenApiDocument } from "./document.ts";
import type { Description, OperationObject } from "./objects.ts";
import { pathItemOf } from "./path-item.ts";
import { Failure } from "../lib/failure.ts";

/** The fields of a path item that hold an operation in every version of OpenAPI 3. */
export const methods = "get put post delete options head patch trace".split(" ");

export interface OperationKey {
  path: string;
  /** In lower case. */
  method: string;
}

/**
 * An operation with its path and method. If the document has passed the structural lint, the types of its fields are
 * guaranteed.
 */
export interface Operation<Node extends Mapping = OperationObject> extends OperationKey {
  operation: Node;
}

export function operationsOf(document: Description): Operation[];
export function operationsOf(document: OpenApiDocument): Operation<Mapping>[];
export function operationsOf(document: OpenApiDocument): Operation<Mapping>[] {
  return entriesOf(document.paths).flatMap(([path, pathItem]) => {
    const item = pathItemOf(pathItem, document);
    return methods.flatMap((method) => {
      const operation = childOf(item, method);
      return isMapping(operation) ? [{ path, method, operation }] : [];
    });
  });
}

/**
 * The operations of a path item in fields that OpenAPI 3.2 introduced. openapi-typescript does not generate types for
 * them.
 */
export function operationsOfOpenApi32(item: unknown): Mapping {
  const query = childOf(item, "query");
  const others = entriesOf(childOf(item, "additionalOperations"));
  return { ...Object.fromEntries(others), ...(query !== undefined && { query }) };
}

/** The title of an operation, as in `openapi/upstream.json`: `DELETE /byok/{id}`. */
export function titleOf({ method, path }: OperationKey): string {
  return `${method.toUpperCase()} ${path}`;
}

/** @throws {@link Failure} unless the title is like `DELETE /byok/{id}` */
export function operationKeyOf(title: string): OperationKey {
  const [, method, path] = /^([A-Z]+) (\/.*)$/.exec(title) ?? [];
  if (method === undefined || path === undefined) {
    const quoted = JSON.stringify(title);
    throw new Failure(`${quoted} is not an operation like "GET /keys"${correctionOf(title)}`);
  }
  return { method: method.toLowerCase(), path };
}

/** The correction for an error message, if the method is in lower case or the path lacks its slash. */
function correctionOf(title: string): string {
  const [, method = "", path = ""] = /^(\w+) +\/?([^/].*)$/.exec(title) ?? [];
  if (!methods.includes(method.toLowerCase())) return "";
  return ` (did you mean "${method.toUpperCase()} /${path}"?)`;
}

/** A key that is the same for operations that differ only in the names of path parameters. */
export function identityOf({ method, path }: OperationKey): string {
  return `${method} ${path.replaceAll(/\{[^{}]*\}/g, "{}")}`;
}
