import { childOf, type Mapping, type OpenApiDocument } from "../../openapi/document.ts";

/** The enumerations that the publisher extends without notice. */
export class OpenEnumerations {
  readonly #lists: (readonly unknown[])[] = [];

  /**
   * @param names - the names of the schemas
   * @param documents - the documents that may define them. A documentation page defines no shared schemas; it repeats
   * the values wherever they are used.
   */
  constructor(names: readonly string[], documents: readonly OpenApiDocument[]) {
    for (const { components } of documents) {
      for (const name of names) {
        const values = childOf(childOf(childOf(components, "schemas"), name), "enum");
        if (Array.isArray(values)) this.#lists.push(values as unknown[]);
      }
    }
  }

  /** Whether a schema lists all values of an open enumeration. */
  includes({ enum: values }: Mapping): boolean {
    if (!Array.isArray(values)) return false;
    const listed = new Set<unknown>(values);
    return this.#lists.some((list) => list.every((value) => listed.has(value)));
  }
}
