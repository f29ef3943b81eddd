import type { Document, Source as RedoclySource } from "@redocly/openapi-core";
import { isExtension, isMapping, type Mapping } from "./document.ts";
import { omitFields } from "./mappings.ts";
import { atPointer, decoded, resolve, tokensOf } from "./pointer.ts";
import { BaseResolver, ResolveError, Source } from "./redocly.ts";
import { referencesIn } from "./references.ts";
import { mapObjects } from "./structure.ts";
import { Failure } from "../lib/failure.ts";

/** Rejects every reference to another document, because Redocly would read any file or URL that it names. */
export class OfflineResolver extends BaseResolver {
  override loadExternalRef(reference: string): Promise<RedoclySource> {
    const reason = new Error(`references to other documents are not followed: ${reference}`);
    return Promise.reject(new ResolveError(reason));
  }
}

/** Prepares a document for Redocly, and rejects references that Redocly cannot follow safely. */
export function toRedoclyDocument(document: Mapping): Document {
  const parsed = mapObjects(document, "document", (node) => withoutReferringData(node, document));
  for (const reference of referencesIn(parsed)) {
    rejectLongChain(reference, document);
    rejectInherited(reference, document);
  }
  return { source: new Source("contract.json", ""), parsed };
}

/**
 * Drops each example and extension with a reference that has no target in the document. It is only data, but Redocly
 * would follow the reference.
 */
function withoutReferringData(node: unknown, document: Mapping): unknown {
  if (!isMapping(node)) return node;
  const isDangling = (reference: string): boolean => atPointer(document, reference) === undefined;
  const dropped = Object.keys(node).filter(
    (field) => isData(field) && referencesIn(node[field]).some(isDangling),
  );
  return omitFields(node, dropped);
}

function isData(field: string): boolean {
  return field === "example" || isExtension(field);
}

/** Rejects a long chain of references, which would overflow Redocly's stack. `resolve` throws for such a chain. */
function rejectLongChain(reference: string, document: Mapping): void {
  resolve({ $ref: reference }, document);
}

/** Rejects a reference such as `#/__proto__`, which would let Redocly change a property that every object inherits. */
function rejectInherited(reference: string, document: Mapping): void {
  if (!reference.startsWith("#") || atPointer(document, reference) !== undefined) return;
  const inherited = tokensOf(decoded(reference)).find((token) => token in Object.prototype);
  if (inherited !== undefined) throw new Failure(`a reference has no target: ${reference}`);
}
