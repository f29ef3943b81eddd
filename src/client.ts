import createOpenapiClient from "openapi-fetch";
import type { Client } from "openapi-fetch";
import { runCall } from "./call.ts";
import type { Call } from "./call.ts";
import { checkBaseUrl, checkId, checkPlatform, checkSettings } from "./check-input.ts";
import type { DeleteByokKeyResponse } from "./contract.ts";
import { readEnvironmentKey } from "./environment-key.ts";
import type { paths } from "./generated/schema.ts";
import type { ByokCallOptions, ByokClientOptions, DeleteByokKeyOptions } from "./options.ts";
import { confirmDeletion, decode } from "./outcome.ts";
import { send } from "./send.ts";

/** A client for many calls. */
export interface ByokClient {
  /** {@link deleteByokKey} with this client's options. */
  deleteByokKey(id: string, options?: ByokCallOptions): Promise<DeleteByokKeyResponse>;
  /** The openapi-fetch client over every path in the contract, under the same rules of the wire. */
  readonly api: Client<paths>;
}

/**
 * Creates a client for many calls.
 *
 * @param options - Defaults for all of them. Without `apiKey`, each call reads the environment.
 * @throws {@link ByokError} with reason `"input"` for options that are not valid.
 */
export function createByokClient(options: ByokClientOptions = {}): ByokClient {
  const baseUrl = checkBaseUrl(options.baseUrl);

  async function run<T>(
    {
      signal = options.signal,
      timeoutMs = options.timeoutMs ?? 30_000,
      maxRetries = options.maxRetries ?? 2,
    }: ByokCallOptions,
    work: (call: Call) => Promise<T>,
  ): Promise<T> {
    const { apiKey = readEnvironmentKey, fetch = globalThis.fetch } = options;
    const settings = { apiKey, baseUrl, fetch, signal, timeoutMs, maxRetries };
    checkPlatform(options.dangerouslyAllowBrowser);
    checkSettings(settings);
    return await runCall(settings, work);
  }

  const api = createOpenapiClient<paths>({
    baseUrl,
    fetch: (request) => run(request, (call) => send(request, call)),
  });

  return {
    api,
    deleteByokKey: async (id, callOptions = {}) => {
      checkId(id);
      return await run(callOptions, async (call) => {
        const { data, error, response } = await api.DELETE("/byok/{id}", {
          params: { path: { id } },
          parseAs: "arrayBuffer",
          fetch: (request) => send(request, call),
        });
        return confirmDeletion(response.status, data ? decode(data) : error, call);
      });
    },
  };
}

/**
 * Deletes a BYOK credential, and resolves only once the API confirms it.
 *
 * It is safe to repeat: a credential that is already gone is reported as absent. The API wipes the
 * encrypted key material and marks the record as deleted (`DELETE /byok/{id}`).
 *
 * @param id - The credential's id, a UUID. It is checked before anything is sent.
 * @param options - At least `apiKey`, unless the environment has it.
 * @returns the API's confirmation
 * @throws {@link ByokError} for every failure: its `credential` says whether the credential is
 * unchanged, absent, or neither is known.
 *
 * @example
 * ```ts
 * import { deleteByokKey } from "openrouter-byok";
 *
 * await deleteByokKey("11111111-2222-3333-4444-555555555555"); // { deleted: true }
 * ```
 */
export async function deleteByokKey(
  id: string,
  options?: DeleteByokKeyOptions,
): Promise<DeleteByokKeyResponse> {
  return await createByokClient(options).deleteByokKey(id);
}
