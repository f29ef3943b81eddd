import type { Mapping } from "../../../scripts/openapi/document.ts";

/** A schema, and the definitions that it may reference, by name. */
export interface Described {
  schema: unknown;
  definitions: Mapping;
}

export function referenceTo(name: string): string {
  return `#/components/schemas/${name}`;
}
