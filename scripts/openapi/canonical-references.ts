import { isMapping, type Mapping } from "./document.ts";
import { decoded, tokensOf } from "./pointer.ts";
import { mapTargets, referenceTo, referenceToTarget } from "./references.ts";
import { mapObjects } from "./structure.ts";

/**
 * Writes every reference to a component in the same way, so that references can be compared as texts: without percent
 * encoding, and also where a discriminator names a schema instead.
 */
export function withCanonicalReferences(document: Mapping): Mapping {
  return mapObjects(document, "document", (node, kind) => {
    if (!isMapping(node)) return node;
    const { $ref, discriminator } = node;
    return {
      ...node,
      ...(typeof $ref === "string" && { $ref: canonical($ref) }),
      ...(kind === "schema" &&
        isMapping(discriminator) && { discriminator: mapTargets(discriminator, canonicalTarget) }),
    };
  }) as Mapping;
}

function canonical(reference: string): string {
  // A reference to another document must stay one, because only references within the document are followed.
  if (!reference.startsWith("#/")) return reference;
  const [field, section, name, ...rest] = tokensOf(decoded(reference));
  const isComponent = field === "components" && section !== undefined && rest.length === 0;
  return isComponent && name !== undefined ? referenceTo(section, name) : reference;
}

function canonicalTarget(target: string): string {
  return canonical(referenceToTarget(target));
}
