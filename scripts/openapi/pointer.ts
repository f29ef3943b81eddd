import { childOf, isMapping, type Mapping } from "./document.ts";
import { Failure } from "../lib/failure.ts";

const maxReferences = 100;

/** The final target of a Reference Object, or the node itself. */
export function resolve(node: unknown, document: Mapping): unknown {
  const seen = new Set<string>();
  while (isMapping(node) && typeof node.$ref === "string" && !seen.has(node.$ref)) {
    if (seen.size > maxReferences) throw new Failure("a chain of references is too long");
    seen.add(node.$ref);
    node = atPointer(document, node.$ref);
  }
  return node;
}

/** The target of a reference (a JSON pointer, RFC 6901); `undefined` if it is missing, an anchor, or in another document. */
export function atPointer(document: Mapping, reference: string): unknown {
  if (reference !== "#" && !reference.startsWith("#/")) return undefined;
  let node: unknown = document;
  for (const token of tokensOf(decoded(reference))) node = childOf(node, token);
  return node;
}

/** Decodes percent encoding in a reference. A reference with malformed encoding is returned unchanged. */
export function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

export function tokensOf(pointer: string): string[] {
  const tokens = pointer.split("/").slice(1);
  return tokens.map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function pointerOf(tokens: readonly string[]): string {
  return tokens.map((token) => `/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
