import { entriesOf, isMapping, type Mapping, type OpenApiDocument } from "./document.ts";
import { identityOf, methods, titleOf, type OperationKey } from "./operations.ts";
import { pathItemOf } from "./path-item.ts";
import { Failure } from "../lib/failure.ts";

/** Fields of a path item that are never selected: operations that only OpenAPI 3.2 can describe. */
const dropped = ["additionalOperations", "query"];

/** The paths with only the wanted operations. The names of path parameters do not matter (OpenAPI 3.1). */
export function selectOperations(
  document: OpenApiDocument,
  wanted: readonly OperationKey[],
  name: string,
): Record<string, Mapping> {
  const identities = new Set(wanted.map(identityOf));
  const paths: Record<string, Mapping> = {};
  for (const [path, item] of entriesOf(document.paths)) {
    const isWanted = (method: string): boolean => identities.has(identityOf({ method, path }));
    if (!methods.some(isWanted)) continue;
    const own = pathItemOf(item, document);
    if (!own) throw new Failure(`${name}: ${path} is not a path item`);
    const selected = selectFrom(own, isWanted);
    for (const method of methods.filter((field) => field in selected)) {
      if (isMapping(selected[method])) continue;
      throw new Failure(`${name}: ${titleOf({ method, path })} is not an operation`);
    }
    if (methods.some((method) => method in selected)) paths[path] = selected;
  }
  return paths;
}

/** A path item with only the wanted operations, and with the fields that apply to all operations. */
function selectFrom(item: Mapping, isWanted: (method: string) => boolean): Mapping {
  const fields = Object.entries(item).filter(([field]) => {
    if (dropped.includes(field)) return false;
    return !methods.includes(field) || isWanted(field);
  });
  return Object.fromEntries(fields);
}
