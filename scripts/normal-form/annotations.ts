import { isExtension, type Mapping } from "../openapi/document.ts";

/**
 * Keywords that describe a schema and restrict nothing. If two merged schemas have the same annotation, the first one's
 * value is kept.
 */
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

/** A copy of a schema with nothing but its annotations. */
export function annotationsOf(schema: Mapping): Mapping {
  const entries = Object.entries(schema).filter(([keyword]) => annotations.includes(keyword));
  return Object.fromEntries(entries);
}

/** Whether a keyword is an annotation or an extension, and therefore restricts nothing. */
export function isAnnotation(keyword: string): boolean {
  return annotations.includes(keyword) || isExtension(keyword);
}

/** Whether a schema has nothing but annotations and extensions, and therefore allows every value. */
export function restrictsNothing(schema: Mapping): boolean {
  return Object.keys(schema).every(isAnnotation);
}
