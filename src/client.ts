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
   * The openapi-fetch client over every path of the contract. Each request has the key, a deadline and retries, as
   * {@link ByokClient.deleteByokKey} has, and takes `signal`, `timeoutMs`, `attemptTimeoutMs` and `maxRetries` as
   * well. A POST or PATCH is retried only after the API's own 429.
   *
   * A request rejects with a {@link ByokError} if no response arrives, and also if the response is not the API's own:
   * an error without the API's error envelope, or a success without the JSON that the contract documents. So
   * `error.error.message` and `data.data` exist wherever they compile. A JSON body of a success is not validated
   * further.
   *
   * Its middleware (`api.use()`) also sees the requests and responses of {@link ByokClient.deleteByokKey}: requests
   * without the key, responses as the server sent them.
   */
  readonly api: Client<paths>;
}

/**
 * Creates a client for many calls.
 *
 * @param options - Defaults for its calls. Without `apiKey`, each call reads the environment.
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
