import { isMapping, type Mapping } from "../openapi/document.ts";
import { mapEntries } from "../openapi/mappings.ts";
import { pathItemOf } from "../openapi/path-item.ts";

/**
 * Replaces each reference to a path item with a copy. The decorator `operation-id` writes an id that depends on the path
 * into each operation, so paths cannot share an operation.
 */
export function withOwnPathItems(document: Mapping): Mapping {
  if (!isMapping(document.paths)) return document;
  const paths = mapEntries(document.paths, (item) => {
    const isReference = isMapping(item) && "$ref" in item;
    return isReference ? structuredClone(pathItemOf(item, document) ?? item) : item;
  });
  return { ...document, paths };
}
