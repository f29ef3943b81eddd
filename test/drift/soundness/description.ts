import {
  childOf,
  entriesOf,
  isMapping,
  type Mapping,
  type OpenApiDocument,
} from "../../../scripts/openapi/document.ts";
import type { Described } from "./described.ts";
import { inOpenApi30 } from "./notation.ts";
import type { Position } from "./pairs.ts";
import { mapSubschemas } from "./subschemas.ts";

/** An OpenAPI description in which each operation has a schema at one position. */
export function descriptionOf(
  openapi: string,
  operations: readonly { position: Position; described: Described }[],
): OpenApiDocument {
  const paths: Record<string, unknown> = {};
  const schemas: Record<string, unknown> = {};
  for (const [index, { position, described }] of operations.entries()) {
    const own = (subschema: unknown): unknown => {
      const named = withOwnNames(subschema, index);
      return openapi.startsWith("3.0") ? inOpenApi30(named) : named;
    };
    for (const [name, definition] of Object.entries(described.definitions))
      schemas[ownName(name, index)] = own(definition);
    paths[pathOf(index)] = { post: operationWith(own(described.schema), position) };
  }
  return { openapi, info: { title: "Random", version: "1" }, paths, components: { schemas } };
}

/** The path of the operation with the given index. */
export function pathOf(index: number): string {
  return `/operations/${String(index)}`;
}

function ownName(name: string, index: number): string {
  return `${name}${String(index)}`;
}

/** Renames the references of a schema, so that the operations of a description do not share definitions. */
function withOwnNames(schema: unknown, index: number): unknown {
  if (!isMapping(schema)) return schema;
  const named = mapSubschemas(schema, (subschema) => withOwnNames(subschema, index));
  const { $ref: reference, discriminator } = named;
  if (typeof reference === "string") named.$ref = ownName(reference, index);
  const mapping = entriesOf(childOf(discriminator, "mapping"));
  if (isMapping(discriminator)) {
    const renamed = mapping.map(([value, target]) => [value, ownName(String(target), index)]);
    named.discriminator = { ...discriminator, mapping: Object.fromEntries(renamed) as Mapping };
  }
  return named;
}

function operationWith(schema: unknown, position: Position): Record<string, unknown> {
  const content = { "application/json": { schema } };
  const responses = { "204": { description: "Done" } };
  switch (position) {
    case "body":
      return { requestBody: { required: true, content }, responses };
    case "query":
      return { parameters: [{ name: "value", in: "query", schema }], responses };
    case "response":
      return { responses: { "200": { description: "Done", content } } };
    case "header":
      return { responses: { "204": { description: "Done", headers: { "X-Value": { schema } } } } };
    case "callback": {
      const post = { requestBody: { required: true, content }, responses };
      return { callbacks: { done: { "{$request.query.url}": { post } } }, responses };
    }
  }
}
