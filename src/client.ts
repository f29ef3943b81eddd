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
   * (`api.use()`) sees the requests and responses of {@link ByokClient.deleteByokKey} too, and never the
   * management key. It does not check arguments and bodies at run time.
   */
  readonly api: Client<paths>;
}

/**
 * Creates a client for many calls.
 *
 * @param options - Defaults for its calls. Without `apiKey`, each call reads the environment.
 * @throws {@link ByokError} with reason `"input"` for options that no call can be made with.
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
