import { textOf } from "../../document.ts";
import { onSchema } from "./decorator.ts";

/**
 * Writes objects and lists among values as text.
 * Case: corpus, "another object among the values"; `redocly diff` compares only plain values.
 */
export const structuredValues = onSchema((schema) => {
  if ("default" in schema) schema.default = toPlain(schema.default);
  if (Array.isArray(schema.enum)) schema.enum = schema.enum.map(toPlain);
});

function toPlain(value: unknown): unknown {
  return typeof value === "object" && value !== null ? `\0${String(textOf(value))}` : value;
}
