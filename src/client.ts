import createOpenapiClient from "openapi-fetch";
import type { Client } from "openapi-fetch";
import { createApi } from "./api.ts";
import type { DeleteByokKeyResponse } from "./contract/deletion.ts";
import { deleteCredential } from "./delete-byok-key.ts";
import type { paths } from "./generated/schema.ts";
import { listCredentials } from "./list-byok-keys.ts";
import type { ByokKeyFilter } from "./list-byok-keys.ts";
import type { ListedByokKey } from "./listing/listed.ts";
import type { ByokCallOptions, ByokClientOptions } from "./options/options.ts";
import { readCallOptions, readClientOptions } from "./options/settings.ts";

/** A client for many calls. */
export interface ByokClient {
  /** {@link deleteByokKey} with this client's options. */
  deleteByokKey(id: string, options?: ByokCallOptions): Promise<DeleteByokKeyResponse>;
  /** {@link listByokKeys} with this client's options. */
  listByokKeys(filter?: ByokKeyFilter, options?: ByokCallOptions): Promise<ListedByokKey[]>;
  /**
   * An openapi-fetch client for every path of the contract. It handles the key, the deadline and retries like
   * {@link ByokClient.deleteByokKey}, and each request accepts `signal`, `timeoutMs`, `attemptTimeoutMs` and
   * `maxRetries`. A POST or PATCH is retried only after the API's own 429.
   *
   * A request rejects with a {@link ByokError} if no response arrives, if an error response is not the API's own, or if a
   * success does not contain the documented JSON. Therefore, `error.error.message` and `data.data` exist wherever they
   * compile. The JSON body of a success is not validated further. An exception of a middleware passes through unchanged.
   *
   * The `signal` of a request is combined with that of the client. For the client's other functions, it replaces that of
   * the client.
   *
   * Middleware (`api.use()`) also sees the requests and responses of the client's other functions. It sees each request
   * once, without the key, and the last response as the server sent it.
   */
  readonly api: Client<paths>;
}

/**
 * Creates a client for many calls.
 *
 * @param options - Defaults for the calls of the client. Without `apiKey`, each call reads the key from the environment.
 * @throws {@link ByokError} with reason `"input"` if an option is invalid or unknown.
 */
export function createByokClient(options: ByokClientOptions = {}): ByokClient {
  const settings = readClientOptions(options);
  const { baseUrl, headers } = settings;
  const openapiClient = createOpenapiClient<paths>({ baseUrl, headers });
  return {
    deleteByokKey: async (id, callOptions = {}) => {
      return await deleteCredential(id, openapiClient, readCallOptions(callOptions, settings));
    },
    listByokKeys: async (filter = {}, callOptions = {}) => {
      return await listCredentials(filter, openapiClient, readCallOptions(callOptions, settings));
    },
    api: createApi(openapiClient, settings),
  };
}
