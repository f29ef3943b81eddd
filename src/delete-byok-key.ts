import { defaultPathSerializer } from "openapi-fetch";
import { runCall } from "./call.ts";
import { checkId, checkOptions } from "./check-input.ts";
import type { DeleteByokKeyResponse } from "./contract.ts";
import { deleteByokById } from "./generated/operations.ts";
import type { DeleteByokById } from "./generated/operations.ts";
import type { DeleteByokKeyOptions } from "./options.ts";
import { confirmDeletion } from "./outcome.ts";
import { send } from "./send.ts";

type Arguments = Pick<DeleteByokById, "parameters" | "requestBody">;

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
  options: DeleteByokKeyOptions = {},
): Promise<DeleteByokKeyResponse> {
  checkId(id);
  const settings = checkOptions(options);
  // Whatever else the contract comes to require is missing here, and the compiler says so.
  const { parameters }: Arguments = { parameters: { path: { id } } };
  const { path, method } = deleteByokById;
  const url = settings.baseUrl + defaultPathSerializer(path, parameters.path);
  return await runCall(settings, async (call) =>
    confirmDeletion(await send((init) => new Request(url, { ...init, method }), call), call),
  );
}
