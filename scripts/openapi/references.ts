import { atPointer, pointerOf } from "./pointer.ts";
import { childOf, entriesOf, listOf, type Mapping } from "./document.ts";

/** The references within a node: each `$ref`. */
export function referencesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(referencesIn);
  return entriesOf(node).flatMap(([key, value]) =>
    key === "$ref" && typeof value === "string" ? [value] : referencesIn(value),
  );
}

/** References to the components that a node mentions by name: security schemes and the schemas of a discriminator. */
export function namedReferencesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(namedReferencesIn);
  return entriesOf(node).flatMap(([key, value]) => {
    // A property may be named `security` as well; its schema is not a list.
    const schemes = key === "security" ? listOf(value).flatMap(entriesOf) : [];
    if (schemes.length > 0) return schemes.map(([name]) => toReference("securitySchemes", name));
    if (key === "discriminator") return targetsOf(value);
    return namedReferencesIn(value);
  });
}

/** References to the schemas in a discriminator's mapping, which contains references and names. */
function targetsOf(discriminator: unknown): string[] {
  const targets = entriesOf(childOf(discriminator, "mapping")).map(([, target]) => String(target));
  return targets.map((target) => (target.includes("/") ? target : toReference("schemas", target)));
}

function toReference(section: string, name: string): string {
  return `#${pointerOf(["components", section, name])}`;
}

/** The transitive closure of `next`. */
export function reachable(start: string[], next: (step: string) => string[]): Set<string> {
  const reached = new Set<string>();
  const open = [...start];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (reached.has(step)) continue;
    reached.add(step);
    open.push(...next(step));
  }
  return reached;
}

/** Returns a function that tells whether the target of a reference refers to itself, directly or indirectly. */
export function recursionIn(document: Mapping): (reference: string) => boolean {
  const targetsOf = memoized((reference) => referencesIn(atPointer(document, reference)));
  return memoized((reference) => reachable(targetsOf(reference), targetsOf).has(reference));
}

function memoized<Value>(compute: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key) as Value;
  };
}
