export { ByokError, isByokError } from "./byok-error.ts";
export type { ByokInputArgument, CredentialState } from "./byok-error.ts";
export { createByokClient, deleteByokKey } from "./client.ts";
export type { ByokClient } from "./client.ts";
export type { DeleteByokKeyResponse } from "./contract.ts";
export type { ByokCallOptions, ByokClientOptions, DeleteByokKeyOptions } from "./options.ts";
