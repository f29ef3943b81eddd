import { isMapping, listOf, type Mapping } from "../openapi/document.ts";
import { mapObjects } from "../openapi/structure.ts";
import { restrictsNothing } from "./annotations.ts";

/**
 * Moves a reference into `allOf` if the keywords beside it restrict the schema, because Redocly visits only the target
 * of a reference, and not the keywords beside it.
 */
export function withReferencesInAllOf(document: Mapping): Mapping {
  return mapObjects(document, "document", (node, kind) =>
    kind === "schema" && isMapping(node) ? withReferenceInAllOf(node) : node,
  ) as Mapping;
}

function withReferenceInAllOf(schema: Mapping): Mapping {
  const { $ref, allOf, ...others } = schema;
  if ($ref === undefined || (allOf === undefined && restrictsNothing(others))) return schema;
  return { ...others, allOf: [{ $ref }, ...listOf(allOf)] };
}
