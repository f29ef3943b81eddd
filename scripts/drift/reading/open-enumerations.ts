import { childOf, listOf, type Mapping, type OpenApiDocument } from "../../openapi/document.ts";

/** The enumerations that the publisher extends without notice. */
export class OpenEnumerations {
  readonly #lists: (readonly unknown[])[] = [];

  /**
   * @param names - the names of the schemas
   * @param documents - the documents that may define them. A documentation page defines no shared schemas; it repeats
   * the values wherever they are used. Only the first document that lists the values of a schema counts: the contract
   * comes first, so that a revision cannot declare further enumerations open.
   */
  constructor(names: readonly string[], documents: readonly OpenApiDocument[]) {
    for (const name of names) {
      const lists = documents.map((document) => valuesOf(name, document));
      const stated = lists.find((values) => values.length > 0);
      if (stated) this.#lists.push(stated);
    }
  }

  /** Whether a schema lists all values of an open enumeration. */
  includes({ enum: values }: Mapping): boolean {
    if (!Array.isArray(values)) return false;
    const listed = new Set<unknown>(values);
    return this.#lists.some((list) => list.every((value) => listed.has(value)));
  }
}

/** The values that the shared schema with this name lists. */
function valuesOf(name: string, { components }: OpenApiDocument): unknown[] {
  return listOf(childOf(childOf(childOf(components, "schemas"), name), "enum"));
}
