/**
 * Copies a decoded JSON value with every key in it masked, property names included.
 *
 * @param value - What `JSON.parse` returned.
 * @param keys - What must not be in it.
 * @returns `undefined` for a value that is nested too deeply to be searched
 */
export function mask(value: unknown, keys: ReadonlySet<string>): unknown {
  try {
    return copy(value, keys);
  } catch {
    return undefined;
  }
}

function copy(value: unknown, keys: ReadonlySet<string>): unknown {
  if (typeof value === "string") return maskText(value, keys);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => copy(item, keys));
  const entries = Object.entries(value).map(([name, item]) => [
    maskText(name, keys),
    copy(item, keys),
  ]);
  return Object.fromEntries(entries);
}

function maskText(text: string, keys: ReadonlySet<string>): string {
  for (const key of keys) text = text.replaceAll(key, "***");
  return text;
}
