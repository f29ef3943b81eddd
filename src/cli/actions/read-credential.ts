import { readCredential } from "../../listing/listed.ts";
import type { ListedByokKey } from "../../listing/listed.ts";

/** Reads a response about one credential, or returns `undefined` unless it is the credential with this id. */
export function readCredentialWithId(item: unknown, id: string): ListedByokKey | undefined {
  const credential = readCredential(item, undefined);
  return credential?.id.toLowerCase() === id.toLowerCase() ? credential : undefined;
}
