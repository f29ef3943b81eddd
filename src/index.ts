/**
 * Deletes and lists BYOK credentials, and provides typed access to every other operation of the contract.
 *
 * @module openrouter-byok
 */

export { createByokClient } from "./client.ts";
export type { ByokClient } from "./client.ts";
export type { DeleteByokKeyResponse } from "./contract/deletion.ts";
export type { ByokKey, ByokProviderSlug, ListByokKeysQuery } from "./contract/types.ts";
export { deleteByokKey } from "./delete-byok-key.ts";
export { ByokDeletionError, isDeletionError } from "./errors/byok-deletion-error.ts";
export type { ByokDeletionErrorBase } from "./errors/byok-deletion-error.ts";
export { ByokError, isByokError } from "./errors/byok-error.ts";
export type { ByokErrorBase, ErrorClass } from "./errors/byok-error.ts";
export type { CredentialState } from "./errors/credential-state.ts";
export type { ByokInputArgument } from "./errors/input-argument.ts";
export type { ByokErrorReason } from "./errors/properties-by-reason.ts";
export type { components, paths } from "./generated/schema.ts";
export { listByokKeys } from "./list-byok-keys.ts";
export type { ByokKeyFilter } from "./list-byok-keys.ts";
export type { ListedByokKey } from "./listing/listed.ts";
export { matchesLabel } from "./matches-label.ts";
export type { ByokFetch, ByokFetchInit, ByokFetchResponse } from "./options/fetch.ts";
export type {
  ByokCallOptions,
  ByokClientOptions,
  DeleteByokKeyOptions,
} from "./options/options.ts";
