import { readCredential } from "../../listing/listed.ts";
import type { ListedByokKey } from "../../listing/listed.ts";

/** Reads the credential in a response. Returns `undefined` if it does not have this id. */
export function readCredentialWithId(item: unknown, id: string): ListedByokKey | undefined {
  const credential = readCredential(item, undefined);
  return credential?.id.toLowerCase() === id.toLowerCase() ? credential : undefined;
}
