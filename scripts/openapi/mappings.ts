import type { Mapping } from "./document.ts";

/** A copy of a mapping with new values. A key may be `__proto__`, so keys are not assigned one by one. */
export function mapEntries<Value>(
  mapping: Record<string, Value>,
  toValue: (value: Value, key: string) => unknown,
): Mapping {
  const entries = Object.entries(mapping).map(
    ([key, value]) => [key, toValue(value, key)] as const,
  );
  return Object.fromEntries(entries);
}

/** A copy of a mapping without some of its fields. */
export function omitFields(mapping: Mapping, fields: readonly string[]): Mapping {
  return Object.fromEntries(Object.entries(mapping).filter(([field]) => !fields.includes(field)));
}
