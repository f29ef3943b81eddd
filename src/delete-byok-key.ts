import createOpenapiClient from "openapi-fetch";
import type { Client } from "openapi-fetch";
import { checkId } from "./check-id.ts";
import { checkClientOptions } from "./check-options.ts";
import type { ClientSettings } from "./check-options.ts";
import type { DeleteByokKeyResponse } from "./contract.ts";
import type { paths } from "./generated/schema.ts";
import { inputError } from "./input-error.ts";
import type { DeleteByokKeyOptions } from "./options.ts";
import { confirmDeletion, isRefusal } from "./outcome.ts";
import type { ReceivedResponse } from "./wire/body.ts";
import { runCall } from "./wire/call.ts";
import { send } from "./wire/send.ts";
import { toResponse } from "./wire/to-response.ts";

/**
 * Deletes a BYOK credential, and resolves once the API confirms it.
 *
 * Safe to repeat: for a credential that is already gone, it rejects with `credential: "absent"`. The API wipes the encrypted key
 * material and marks the record as deleted (`DELETE /byok/{id}`).
 *
 * @param id - The credential's id, a UUID. It is checked before anything is sent.
 * @param options - `apiKey` is required unless the environment has it.
 * @returns the API's confirmation
 * @throws {@link ByokError} for every failure, including the caller's own abort. Its `credential` says
 * whether the credential is unchanged, absent or in an unknown state.
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
  options: DeleteByokKeyOptions = {},
): Promise<DeleteByokKeyResponse> {
  const settings = checkClientOptions(options);
  const { baseUrl, headers } = settings;
  return await deleteCredential(id, createOpenapiClient<paths>({ baseUrl, headers }), settings);
}

/**
 * Deletes a credential through an openapi-fetch client. The response that was received decides the outcome, not
 * what middleware makes of it.
 */
export async function deleteCredential(
  id: string,
  api: Client<paths>,
  settings: ClientSettings,
): Promise<DeleteByokKeyResponse> {
  checkId(id);
  const { baseUrl, headers, signal } = settings;
  const callSettings = { ...settings, signals: [signal], deletes: true, isRefusal };
  return await runCall(callSettings, async (call) => {
    const fail = (message: string): Error => inputError("middleware", message, call);
    let sent: Promise<ReceivedResponse> | undefined;
    let hasEnded = false as boolean;
    const fetch = async (request: Request): Promise<Response> => {
      // A middleware may have kept this function.
      if (hasEnded) throw fail("a middleware sent the request again after the call had ended");
      const { method, url, body } = request;
      const isDeletion = method === "DELETE" && url === `${baseUrl}/byok/${id}` && !body;
      sent = isDeletion
        ? send(request, call)
        : Promise.reject(fail("a middleware or Object.prototype changed the request"));
      return toResponse(await sent);
    };
    const init = {
      // openapi-fetch would take all of these from a polluted Object.prototype.
      params: { __proto__: null, path: { id } },
      querySerializer: () => "",
      parseAs: "stream",
      headers,
      fetch,
      // The call listens to the client's signal already.
      signal: null,
    } as const;
    let hasThrown = false as boolean;
    await api.DELETE("/byok/{id}", init).catch(() => (hasThrown = true));
    hasEnded = true;
    // What middleware returns or throws proves nothing about the credential.
    const received = await sent;
    if (hasThrown) throw fail("openapi-fetch or middleware threw an error");
    if (!received) throw fail("a middleware responded instead of the API");
    return confirmDeletion(received, call);
  });
}
