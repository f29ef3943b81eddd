import type { Mapping } from "../openapi/document.ts";

/** A copy of a mapping without some of its keys. */
export function withoutKeys(mapping: Mapping, keys: readonly string[]): Mapping {
  return Object.fromEntries(Object.entries(mapping).filter(([key]) => !keys.includes(key)));
}
