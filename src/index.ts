/**
 * The client: deletes credentials, and gives typed access to the other operations.
 *
 * @module openrouter-byok
 */

export { ByokError, isByokError } from "./byok-error.ts";
export type {
  ByokErrorBase,
  ByokErrorReason,
  ByokInputArgument,
  CredentialState,
} from "./byok-error.ts";
export { createByokClient } from "./client.ts";
export type { ByokClient } from "./client.ts";
export type { DeleteByokKeyResponse } from "./contract.ts";
export { deleteByokKey } from "./delete-byok-key.ts";
export type { components, paths } from "./generated/schema.ts";
export type {
  ByokCallOptions,
  ByokClientOptions,
  ByokFetch,
  ByokFetchInit,
  ByokFetchResponse,
  DeleteByokKeyOptions,
} from "./options.ts";
