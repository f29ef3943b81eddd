import createOpenapiClient from "openapi-fetch";
import type { Client } from "openapi-fetch";
import type { DeleteByokKeyResponse } from "./contract/deletion.ts";
import { deleteByokById } from "./generated/operations.ts";
import type { paths } from "./generated/schema.ts";
import { checkId } from "./options/check-id.ts";
import type { DeleteByokKeyOptions } from "./options/options.ts";
import { readClientOptions } from "./options/settings.ts";
import type { CallSettings } from "./options/settings.ts";
import { confirmDeletion } from "./outcome/confirm-deletion.ts";
import { examine } from "./outcome/examine-response.ts";
import type { CallPurpose } from "./transport/call.ts";
import { runCall } from "./transport/run-call.ts";

/**
 * Deletes a BYOK credential, and resolves once the API confirms the deletion.
 *
 * Safe to repeat: if the credential is already gone, the call rejects with `credential: "absent"`. The API wipes the
 * encrypted key material and marks the record as deleted (`DELETE /byok/{id}`).
 *
 * @param id - The credential's id, a UUID. It is checked before anything is sent.
 * @param options - `apiKey` is required unless an environment variable holds the key.
 * @returns the API's confirmation
 * @throws {@link ByokDeletionError} if the deletion fails or the caller aborts it. Its `credential` is `"unchanged"`,
 * `"absent"` or `"unknown"`. For an invalid option other than `apiKey`, a {@link ByokError} without `credential`.
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
  const settings = readClientOptions(options);
  const api = createOpenapiClient<paths>({ baseUrl: settings.baseUrl });
  return await deleteCredential(id, api, settings);
}

/**
 * Deletes a credential through an openapi-fetch client. The last response from the server decides the outcome;
 * middleware can read that response but cannot replace it.
 */
export async function deleteCredential(
  id: string,
  api: Client<paths>,
  settings: CallSettings,
): Promise<DeleteByokKeyResponse> {
  checkId(id);
  const purpose: CallPurpose = {
    onlyRequest: { method: deleteByokById.method, url: `${settings.baseUrl}/byok/${id}` },
    isDeletion: true,
    isReadOnly: false,
    examine: (response) => examine(response, deleteByokById.validators),
  };
  const { headers } = settings;
  return await runCall(settings, purpose, async (call, sendRequest) => {
    await api
      .DELETE("/byok/{id}", {
        params: { path: { id } },
        headers,
        fetch: sendRequest,
        // openapi-fetch need not decode the body: `call.lastResponse` contains the decoded body.
        parseAs: "stream",
      })
      .catch(call.throwFailure);
    return confirmDeletion(call.lastResponse, call);
  });
}
