import { isExtension } from "../../openapi/document.ts";
import { mapSchemas } from "../../openapi/map-schemas.ts";
import { omitFields } from "../../openapi/mappings.ts";
import type { Description } from "../../openapi/objects.ts";

/**
 * Drops the extensions of schemas, because the generator marks schemas with extensions of its own, and writes their
 * values into the generated types.
 */
export function withoutExtensions(description: Description): Description {
  return mapSchemas(description, (schema) =>
    omitFields(schema, Object.keys(schema).filter(isExtension)),
  );
}
