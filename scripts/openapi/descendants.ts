import { childOf, entriesOf, listOf, type OpenApiDocument } from "./document.ts";
import { decoded } from "./pointer.ts";
import { reachable, referenceTo } from "./references.ts";

/**
 * Returns a function that finds the schemas that extend a schema through `allOf`, directly or indirectly (OpenAPI 3.2,
 * "Models with Polymorphism Support"). Its argument and its results are references.
 */
export function descendantsIn(document: OpenApiDocument): (reference: string) => string[] {
  const children = childrenByParent(document);
  const childrenOf = (parent: string): string[] => children.get(parent) ?? [];
  return (reference) => [...reachable(childrenOf(reference), childrenOf)];
}

function childrenByParent(document: OpenApiDocument): ReadonlyMap<string, string[]> {
  const children = new Map<string, string[]>();
  for (const [name, schema] of entriesOf(childOf(document.components, "schemas"))) {
    const child = referenceTo("schemas", name);
    for (const member of listOf(childOf(schema, "allOf"))) {
      const reference = childOf(member, "$ref");
      if (typeof reference !== "string") continue;
      const parent = decoded(reference);
      children.set(parent, [...(children.get(parent) ?? []), child]);
    }
  }
  return children;
}
