import { isMapping, type Mapping } from "./document.ts";
import { omitFields } from "./mappings.ts";
import { resolve } from "./pointer.ts";

/**
 * A path item. If it is a reference, it consists of the fields of the target and of those beside the `$ref`. `undefined`
 * if it is not a path item, or if it has no target.
 */
export function pathItemOf(item: unknown, document: Mapping): Mapping | undefined {
  const target = resolve(item, document);
  if (!isMapping(item) || !isMapping(target)) return undefined;
  return omitFields({ ...target, ...item }, ["$ref"]);
}
