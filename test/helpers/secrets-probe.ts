import { inspect } from "node:util";

/**
 * Lists every place where a secret can be reached from a value: properties (own or inherited, enumerable or not,
 * including getters), causes, `inspect` with hidden properties, JSON, and the value as a string.
 */
export function findSecret(value: unknown, secret: string): string[] {
  const found: string[] = [];
  const seen = new Set<unknown>();
  const visit = (node: unknown, path: string): void => {
    if (typeof node === "string" && node.includes(secret)) found.push(path);
    if ((typeof node !== "object" && typeof node !== "function") || node === null) return;
    if (seen.has(node)) return;
    seen.add(node);
    // Global built-ins are not part of the value.
    if (node === Object.prototype || node === Function.prototype || node === globalThis) return;
    for (const key of Reflect.ownKeys(node)) {
      const name = `${path}.${String(key)}`;
      if (String(key).includes(secret)) found.push(name);
      let property: unknown;
      try {
        property = Reflect.get(node, key, value);
      } catch {
        continue;
      }
      visit(property, name);
    }
    if (node instanceof Map || node instanceof Set) visit([...node], `${path}[]`);
    visit(Object.getPrototypeOf(node), `${path}.__proto__`);
  };
  visit(value, "value");
  const texts = {
    inspect: inspect(value, { showHidden: true, depth: Infinity, getters: true }),
    JSON: JSON.stringify(value),
    text: String(value),
  };
  for (const [name, text] of Object.entries(texts)) {
    if (text.includes(secret)) found.push(name);
  }
  return found;
}
