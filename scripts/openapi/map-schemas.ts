import { isMapping } from "./document.ts";
import type { Description, Schema, SchemaObject } from "./objects.ts";
import { mapObjects } from "./structure.ts";

/** Returns the replacement for a schema whose inner schemas have already been replaced. */
type ReplaceSchema = (schema: SchemaObject) => Schema;

/** A copy of a schema in which each schema is replaced, except `true` and `false`. References are not followed. */
export function mapSchema(schema: Schema, replace: ReplaceSchema): Schema {
  return mapObjects(schema, "schema", (node) => replaceSchema(node, replace)) as Schema;
}

/** A copy of a description in which each schema is replaced, except `true` and `false`. */
export function mapSchemas(description: Description, replace: ReplaceSchema): Description {
  return mapObjects(description, "document", (node, kind) =>
    kind === "schema" ? replaceSchema(node, replace) : node,
  ) as Description;
}

/** A schema and all schemas within it, except `true` and `false`. References are not followed. */
export function schemasWithin(schema: Schema): SchemaObject[] {
  const found: SchemaObject[] = [];
  mapSchema(schema, (node) => {
    found.push(node);
    return node;
  });
  return found;
}

function replaceSchema(node: unknown, replace: ReplaceSchema): unknown {
  return isMapping(node) ? replace(node) : node;
}
