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
   * {@link ByokClient.deleteByokKey}, and each request accepts {@link ByokCallOptions}. A POST or PATCH is retried only
   * after the API's own 429.
   *
   * A request rejects with a {@link ByokError} if no complete response arrives, if the response is a redirect or
   * exceeds 1 MiB, if an error response did not come from the API, or if a successful response has no JSON where the
   * contract documents JSON. Therefore, `error.error.message` is always a string, and `data` is an object or an array
   * wherever the contract documents JSON; its properties are not validated. An error that middleware or openapi-fetch
   * itself throws is passed on, except a `SyntaxError`, which becomes a {@link ByokError}.
   *
   * A request is aborted by its own `signal` or by the client's. In the client's other functions, the `signal` of a
   * call replaces the client's.
   *
   * Middleware (`api.use()`) also sees the requests and responses of the client's other functions. Middleware sees each
   * request once, even if the client retries the request, and without the management key. Of the responses, middleware
   * sees only the last, as the server sent it.
   */
  readonly api: Client<paths>;
}

/**
 * Creates a client for many calls.
 *
 * @param options - Defaults for the calls of the client. Without `apiKey`, each call reads the key from the
 * environment.
 * @throws {@link ByokError} with reason `"input"` if an option is unknown, or an option other than `apiKey` is invalid.
 * Each call checks `apiKey`.
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
