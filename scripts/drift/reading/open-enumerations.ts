import { childOf, listOf, type Mapping, type OpenApiDocument } from "../../openapi/document.ts";

/** The enumerations that the publisher extends without notice. */
export class OpenEnumerations {
  /** The shared schemas in both documents. */
  readonly #schemas = new Set<unknown>();
  readonly #lists: (readonly unknown[])[] = [];

  /**
   * @param names - the names of the schemas
   * @param documents - the documents that may define them. A documentation page defines no shared schemas; it repeats
   * the values wherever they are used. Only the values in the first document that lists them show which other
   * enumerations are open: the contract comes first, so that a revision cannot declare further enumerations open.
   */
  constructor(names: readonly string[], documents: readonly OpenApiDocument[]) {
    for (const name of names) {
      const schemas = documents.map((document) => sharedSchema(name, document));
      for (const schema of schemas) this.#schemas.add(schema);
      const lists = schemas.map((schema) => listOf(childOf(schema, "enum")));
      const stated = lists.find((values) => values.length > 0);
      if (stated) this.#lists.push(stated);
    }
  }

  /** Whether a schema is an open enumeration, or lists all of its values. */
  includes(schema: Mapping): boolean {
    const { enum: values } = schema;
    if (!Array.isArray(values)) return false;
    if (this.#schemas.has(schema)) return true;
    const listed = new Set<unknown>(values);
    return this.#lists.some((list) => list.every((value) => listed.has(value)));
  }
}

function sharedSchema(name: string, { components }: OpenApiDocument): unknown {
  return childOf(childOf(components, "schemas"), name);
}
