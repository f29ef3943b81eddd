import type { Client } from "openapi-fetch";
import { createApi } from "./api.ts";
import { checkCallOptions, checkClientOptions } from "./check-options.ts";
import type { DeleteByokKeyResponse } from "./contract.ts";
import { deleteCredential } from "./delete-byok-key.ts";
import type { paths } from "./generated/schema.ts";
import type { ByokCallOptions, ByokClientOptions } from "./options.ts";

/** A client for many calls. */
export interface ByokClient {
  /** {@link deleteByokKey} with this client's options. */
  deleteByokKey(id: string, options?: ByokCallOptions): Promise<DeleteByokKeyResponse>;
  /**
   * The openapi-fetch client over every path in the contract. It sends requests as {@link ByokClient.deleteByokKey}
   * does: with the key, within the deadline, without following redirects, and with retries if the method is
   * idempotent. If no response arrives, it rejects with a `ByokError` that has no `credential`.
   *
   * Its middleware (`api.use()`) also sees the requests and responses of `deleteByokKey`, always without the key.
   * Arguments and bodies are not checked at run time. If you pass `fetch` to one of its calls, that call has
   * neither key nor retries nor deadline.
   */
  readonly api: Client<paths>;
}

/**
 * Creates a client for many calls.
 *
 * @param options - Defaults for its calls. Without `apiKey`, each call reads the environment.
 * @throws {@link ByokError} with reason `"input"` if an option is invalid.
 */
export function createByokClient(options: ByokClientOptions = {}): ByokClient {
  const settings = checkClientOptions(options);
  const api = createApi(settings);
  return {
    deleteByokKey: async (id, callOptions = {}) => {
      return await deleteCredential(id, api, checkCallOptions(callOptions, settings));
    },
    api,
  };
}
