import createOpenapiClient from "openapi-fetch";
import type { Client } from "openapi-fetch";
import { ByokError } from "./byok-error.ts";
import { runCall } from "./call.ts";
import { checkObject, checkOptions } from "./check-input.ts";
import type { DeleteByokKeyResponse } from "./contract.ts";
import { deleteByokKey } from "./delete-byok-key.ts";
import type { paths } from "./generated/schema.ts";
import type { ByokCallOptions, ByokClientOptions } from "./options.ts";
import { send } from "./send.ts";

/** A client for many calls. */
export interface ByokClient {
  /** {@link deleteByokKey} with this client's options. */
  deleteByokKey(id: string, options?: ByokCallOptions): Promise<DeleteByokKeyResponse>;
  /**
   * The openapi-fetch client over every path in the contract, under the same rules of the wire, unless a
   * request brings a `fetch` of its own. Its arguments, and what an answer means, are not checked.
   */
  readonly api: Client<paths>;
}

/**
 * Creates a client for many calls.
 *
 * @param options - Defaults for all of them. Without `apiKey`, each call reads the environment.
 * @throws {@link ByokError} with reason `"input"` for options that are not valid.
 */
export function createByokClient(options: ByokClientOptions = {}): ByokClient {
  const { baseUrl, signal } = checkOptions(options);
  // What the caller changes afterwards changes nothing.
  options = { ...options };
  return {
    deleteByokKey: async (id, callOptions = {}) => {
      checkObject(callOptions);
      const {
        signal = options.signal,
        timeoutMs = options.timeoutMs,
        maxRetries = options.maxRetries,
      } = callOptions;
      return await deleteByokKey(id, { ...options, signal, timeoutMs, maxRetries });
    },
    api: createOpenapiClient<paths>({
      baseUrl,
      signal: signal ?? null,
      fetch: async (request) => {
        const settings = checkOptions({ ...options, signal: request.signal });
        const { response, status, chunks } = await runCall(settings, async (call) => {
          // A body can be sent once, so each attempt needs a copy.
          const answer = await send((init) => new Request(request.clone(), init), call);
          const { status } = answer;
          // No response can be made with one that HTTP does not have.
          if (status > 599) {
            throw new ByokError(`the answer is ${status}`, { reason: "http", status }, call);
          }
          return answer;
        });
        return new Response(chunks.length > 0 ? new Blob(chunks) : null, {
          status,
          headers: response.headers,
        });
      },
    }),
  };
}
