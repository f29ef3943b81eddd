import type { Mapping } from "../../../scripts/openapi/document.ts";

/** A schema with the schemas that it may refer to, by their names. */
export interface Described {
  schema: unknown;
  definitions: Mapping;
}

export function referenceTo(name: string): string {
  return `#/components/schemas/${name}`;
}
