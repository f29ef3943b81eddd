import { childOf, entriesOf, isMapping, listOf, type Mapping } from "./document.ts";
import { mapEntries } from "./mappings.ts";
import { atPointer, decoded, pointerOf } from "./pointer.ts";

/** The references within a node: each `$ref`. */
export function referencesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(referencesIn);
  return entriesOf(node).flatMap(([key, value]) =>
    key === "$ref" && typeof value === "string" ? [value] : referencesIn(value),
  );
}

/** A copy of a node in which each `$ref` is replaced. */
export function mapReferences(node: unknown, toReference: (reference: string) => string): unknown {
  if (Array.isArray(node)) return node.map((item) => mapReferences(item, toReference));
  if (!isMapping(node)) return node;
  return mapEntries(node, (value, key) =>
    key === "$ref" && typeof value === "string"
      ? toReference(value)
      : mapReferences(value, toReference),
  );
}

/** References to the components that a node names without `$ref`: security schemes, and schemas of a discriminator. */
export function namedReferencesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(namedReferencesIn);
  return entriesOf(node).flatMap(([key, value]) => {
    // A property may be named `security` as well; its schema is not a list.
    const schemes = key === "security" ? listOf(value).flatMap(entriesOf) : [];
    if (schemes.length > 0)
      return schemes.map(([name]) => referenceToNamed(name, "securitySchemes"));
    if (key === "discriminator") return targetsOf(value);
    return namedReferencesIn(value);
  });
}

function targetsOf(discriminator: unknown): string[] {
  const mapped = entriesOf(childOf(discriminator, "mapping")).map(([, target]) => target);
  return [...mapped, childOf(discriminator, "defaultMapping")]
    .filter((target) => typeof target === "string")
    .map(referenceToTarget);
}

/** A copy of a discriminator in which the targets are replaced: the values of its mapping, and its `defaultMapping`. */
export function mapTargets(discriminator: Mapping, replace: (target: string) => string): Mapping {
  const { mapping, defaultMapping } = discriminator;
  const replaceText = (target: unknown): unknown =>
    typeof target === "string" ? replace(target) : target;
  return {
    ...discriminator,
    ...(isMapping(mapping) && { mapping: mapEntries(mapping, replaceText) }),
    ...(defaultMapping !== undefined && { defaultMapping: replaceText(defaultMapping) }),
  };
}

/** The reference that the target of a discriminator's mapping stands for. */
export function referenceToTarget(target: string): string {
  return referenceToNamed(target, "schemas");
}

/**
 * Converts the name of a component, or a URI reference, to a reference. A text that could be either, such as `Pet.json`,
 * counts as a name (OpenAPI 3.1.1, Discriminator Object; 3.2, Security Requirement Object).
 */
function referenceToNamed(text: string, section: string): string {
  return isUri(text) ? decoded(text) : referenceTo(section, text);
}

/** Whether a text must be a URI reference, because it cannot be the name of a component. */
export function isUri(text: string): boolean {
  return /[/#:]/.test(text);
}

/** A reference to a component. */
export function referenceTo(section: string, name: string): string {
  return `#${pointerOf(["components", section, name])}`;
}

/**
 * The targets that can be reached from references through further references, including the given ones. In the document,
 * equal references must be equal texts (`canonical-references.ts`).
 */
export function reachableIn(document: Mapping, references: string[]): Set<string> {
  return reachable(references, (reference) => referencesIn(atPointer(document, reference)));
}

/** The nodes of a graph that can be reached from the start, including the start. `next` returns a node's neighbours. */
export function reachable(start: string[], next: (node: string) => string[]): Set<string> {
  const reached = new Set<string>();
  const open = [...start];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    open.push(...next(node));
  }
  return reached;
}
