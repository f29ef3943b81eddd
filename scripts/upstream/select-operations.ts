import { entriesOf, isMapping, methods, resolve } from "../document.ts";
import type { Mapping, OpenApiDocument, Operation } from "../document.ts";
import { Failure } from "../failure.ts";

export type OperationKey = Pick<Operation, "method" | "path">;

/**
 * The paths of a document with only the wanted operations, matched by method and path. The names of path
 * parameters do not matter (OpenAPI 3.1, Paths Object).
 *
 * @throws {@link Failure} if something else stands where an operation should
 */
export function selectOperations(
  document: OpenApiDocument,
  wanted: readonly OperationKey[],
  name: string,
): Mapping {
  const keys = new Set(wanted.map(({ method, path }) => keyOf(method, path)));
  const paths: Mapping = {};
  for (const [path, item] of entriesOf(document.paths)) {
    const isWanted = (field: string): boolean => keys.has(keyOf(field, path));
    if (!methods.some(isWanted)) continue;
    const target = resolve(item, document);
    if (!isMapping(target) || !isMapping(item)) {
      throw new Failure(`${name}: ${path} is not a path item`);
    }
    // Fields beside a reference to a path item belong to it.
    const kept = Object.entries({ ...target, ...item }).filter(
      ([field]) => field !== "$ref" && (!methods.includes(field) || isWanted(field)),
    );
    const operations = kept.filter(([field]) => methods.includes(field));
    const stray = operations.find(([, operation]) => !isMapping(operation));
    if (stray) throw new Failure(`${name}: ${stray[0].toUpperCase()} ${path} is not an operation`);
    if (operations.length > 0) paths[path] = Object.fromEntries(kept);
  }
  return paths;
}

function keyOf(method: string, path: string): string {
  return `${method} ${path.replaceAll(/\{[^{}]*\}/g, "{}")}`;
}
