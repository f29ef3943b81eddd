import { idName, isId } from "../contract/id.ts";
import { ByokDeletionErrorBase } from "../errors/byok-deletion-error.ts";

/** Throws unless the id has the documented format. An id of `..` would otherwise change the request's path. */
export function checkId(id: unknown): void {
  if (isId(id)) return;
  throw new ByokDeletionErrorBase(
    `id must be ${idName} with hyphens, without surrounding characters`,
    { reason: "input", argument: "id" },
    { attempts: 0, mayHaveActed: false, credential: "unchanged" },
  );
}
