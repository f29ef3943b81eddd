import { isMapping, type Mapping } from "../openapi/document.ts";
import { mapEntries } from "../openapi/mappings.ts";
import { pathItemOf } from "../openapi/path-item.ts";

/** Gives each path a path item of its own, because operations that paths share would also share their operationId. */
export function withOwnPathItems(document: Mapping): Mapping {
  if (!isMapping(document.paths)) return document;
  const paths = mapEntries(document.paths, (item) => {
    const isReference = isMapping(item) && "$ref" in item;
    return isReference ? structuredClone(pathItemOf(item, document) ?? item) : item;
  });
  return { ...document, paths };
}
