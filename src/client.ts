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
   * The openapi-fetch client over every path in the contract, under the same wire rules. Its middleware
   * (`api.use()`) also sees the requests and responses of {@link ByokClient.deleteByokKey}, always without the
   * key. Arguments and bodies are not checked at run time. A `fetch` that is passed to one of its calls replaces
   * the rules, and gets no key.
   */
  readonly api: Client<paths>;
}

/**
 * Creates a client for many calls.
 *
 * @param options - Defaults for its calls. Without `apiKey`, each call reads the environment.
 * @throws {@link ByokError} with reason `"input"` for options with which no call can be made.
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
