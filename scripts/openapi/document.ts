/** Helpers for reading a document whose structure has not been checked yet. */

export type Mapping = Record<string, unknown>;

export interface OpenApiDocument extends Mapping {
  openapi: string;
  info: Mapping;
  paths: Mapping;
}

export function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function entriesOf(value: unknown): [string, unknown][] {
  return isMapping(value) ? Object.entries(value) : [];
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A field of a mapping, or an item of a list by its index. */
export function childOf(node: unknown, key: string): unknown {
  const isOwn = typeof node === "object" && node !== null && Object.hasOwn(node, key);
  return isOwn ? (node as Mapping)[key] : undefined;
}

/** Whether a field is an extension, which has no meaning in OpenAPI. */
export function isExtension(field: string): boolean {
  return field.startsWith("x-");
}
