import { isDeepStrictEqual } from "node:util";
import { isMapping } from "./document.ts";

/** Whether two values are equal. The order of keys does not matter. */
export const isEqual: (a: unknown, b: unknown) => boolean = isDeepStrictEqual;

/** A text that is the same for values that differ only in the order of their keys. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(sortKeys(value));
}

/** A copy in which the keys of all mappings are sorted. */
export function sortKeys(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(sortKeys);
  if (!isMapping(node)) return node;
  const keys = Object.keys(node).sort();
  return Object.fromEntries(keys.map((key) => [key, sortKeys(node[key])]));
}

/** The distinct values of a list, in the order in which they first occur. */
export function unique<Value>(values: Value[]): Value[] {
  return [...new Map(values.map((value) => [canonicalText(value), value])).values()];
}

/** Values sorted by their texts. Of several values with the same text, only the last is kept. */
export function sortUnique<Value>(values: Value[], toText: (value: Value) => string): Value[] {
  const byText = new Map(values.map((value) => [toText(value), value]));
  return [...byText.entries()]
    .sort(([text], [other]) => (text < other ? -1 : 1))
    .map(([, value]) => value);
}
