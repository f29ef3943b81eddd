import type { Mapping } from "../openapi/document.ts";

/** Keywords that describe a schema and restrict nothing. Of two merged schemas, the first one's are kept. */
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
