import { entriesOf, isMapping, type Mapping } from "./document.ts";
import { referenceToTarget } from "./references.ts";

/**
 * A copy of a document without references to other documents, for a program that would read any file or URL that they
 * name. Redocly follows `externalValue` even in examples and extensions.
 */
export function withoutOutsideReferences(document: Mapping): Mapping {
  const fields = Object.entries(document).filter(([name, value]) => !isOutside(name, value));
  return Object.fromEntries(
    fields.map(([name, value]) => [
      name,
      name === "discriminator" ? withoutOutsideTargets(stripNode(value)) : stripNode(value),
    ]),
  );
}

function stripNode(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(stripNode);
  return isMapping(node) ? withoutOutsideReferences(node) : node;
}

function isOutside(name: string, value: unknown): boolean {
  if (typeof value !== "string") return false;
  const isReference = name === "$ref" || name === "operationRef";
  return name === "externalValue" || (isReference && !value.startsWith("#"));
}

/** Keeps only the targets within the document. They become references, because Redocly takes some names for files. */
function withoutOutsideTargets(discriminator: unknown): unknown {
  if (!isMapping(discriminator)) return discriminator;
  const { mapping, defaultMapping, ...others } = discriminator;
  const targets = entriesOf(mapping)
    .map(([value, target]) => [value, referenceToTarget(String(target))] as const)
    .filter(([, reference]) => reference.startsWith("#"));
  const defaultTarget =
    typeof defaultMapping === "string" ? referenceToTarget(defaultMapping) : undefined;
  return {
    ...others,
    ...(isMapping(mapping) && { mapping: Object.fromEntries(targets) }),
    ...(defaultTarget?.startsWith("#") && { defaultMapping: defaultTarget }),
  };
}
