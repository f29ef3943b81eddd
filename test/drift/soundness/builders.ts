import type { Described } from "./described.ts";

export const text = { type: "string" };
export const whole = { type: "integer" };
export const number = { type: "number" };

export function object(properties: object, keywords: object = {}) {
  return { type: "object", properties, ...keywords };
}

export function alone(schema: unknown): Described {
  return { schema, definitions: {} };
}
