import { isMapping } from "../../openapi/document.ts";
import { mapSchema } from "../../openapi/map-schemas.ts";
import { omitFields } from "../../openapi/mappings.ts";
import type { Description, Schema, SchemaObject } from "../../openapi/objects.ts";
import { resolve } from "../../openapi/pointer.ts";
import { reachableIn, referencesIn, referenceTo } from "../../openapi/references.ts";
import { mapObjects } from "../../openapi/structure.ts";
import { mapComponents } from "./map-components.ts";
import { knownValuesOf, withoutKnownValues } from "./open-enumerations.ts";

/**
 * Gives open enumerations the plain type `string` in responses. openapi-fetch applies a mapped type to the types of
 * responses, and this mapped type would turn the `string & {}` of an open enumeration into an object type.
 */
export function withPlainResponses(description: Description): Description {
  const toPlain = (schema: SchemaObject): Schema => plain(schema, description);
  const used: string[] = [];
  const changed = mapObjects(description, "document", (node, kind) => {
    if (kind !== "response") return node;
    used.push(...referencesIn(node));
    return mapObjects(node, "response", (child, childKind) =>
      childKind === "schema" && isMapping(child) ? toPlain(child) : child,
    );
  }) as Description;
  const inResponses = reachableIn(description, used);
  return mapComponents(changed, (schema, name) => {
    const isOpen = isMapping(schema) && knownValuesOf(schema) !== undefined;
    const isInResponse = inResponses.has(referenceTo("schemas", name));
    // An open enumeration itself is kept, because requests refer to it by name.
    return { [name]: isInResponse && !isOpen ? mapSchema(schema, toPlain) : schema };
  });
}

function plain(schema: SchemaObject, description: Description): Schema {
  const target = resolve(schema, description);
  if (!isMapping(target) || knownValuesOf(target) === undefined) return schema;
  return withoutKnownValues({ ...target, ...omitFields(schema, ["$ref"]) });
}
