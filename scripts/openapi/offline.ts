import { BaseResolver, ResolveError, Source } from "@redocly/openapi-core";
import type { Document } from "@redocly/openapi-core";
import { resolve } from "./pointer.ts";
import type { Mapping } from "./document.ts";
import { referencesIn } from "./references.ts";

/** Rejects every reference to another document, because Redocly would read any file or URL that it names. */
export class OfflineResolver extends BaseResolver {
  override loadExternalRef(reference: string): Promise<Source> {
    const reason = new Error(`references to other documents are not followed: ${reference}`);
    return Promise.reject(new ResolveError(reason));
  }
}

/** Prepares a document for Redocly, which follows a chain of references as deep as the stack allows. */
export function toRedoclyDocument(document: Mapping): Document {
  for (const reference of referencesIn(document)) resolve({ $ref: reference }, document);
  return { source: new Source("contract.json", ""), parsed: document };
}
