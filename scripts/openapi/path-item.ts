import { isMapping, type Mapping } from "./document.ts";
import { omitFields } from "./mappings.ts";
import { resolve } from "./pointer.ts";

/**
 * A path item. If it is a reference, it consists of the fields of the last target and of those beside the `$ref`; the
 * drift check, which has a function of its own, also keeps the fields of targets in between. `undefined` if it is not a
 * path item, or if it has no target.
 */
export function pathItemOf(item: unknown, document: Mapping): Mapping | undefined {
  const target = resolve(item, document);
  if (!isMapping(item) || !isMapping(target)) return undefined;
  return omitFields({ ...target, ...item }, ["$ref"]);
}
