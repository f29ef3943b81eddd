import type { Described } from "./described.ts";

/** A schema of strings. */
export const text = { type: "string" };
export const integer = { type: "integer" };
export const number = { type: "number" };

/** An object schema with the given properties and other keywords. */
export function object(properties: object, keywords: object = {}) {
  return { type: "object", properties, ...keywords };
}

/** A schema that references no definitions. */
export function standalone(schema: unknown): Described {
  return { schema, definitions: {} };
}
