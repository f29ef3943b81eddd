import type { Mapping } from "../openapi/document.ts";

/** Keywords that describe a schema and restrict nothing. Merging two schemas keeps the annotations of the first one. */
export const annotations: readonly string[] = [
  "$comment",
  "default",
  "deprecated",
  "description",
  "example",
  "examples",
  "externalDocs",
  "readOnly",
  "title",
  "writeOnly",
];

/** Whether a schema allows every value. */
export function restrictsNothing(schema: Mapping): boolean {
  return Object.keys(schema).every((keyword) => annotations.includes(keyword));
}
