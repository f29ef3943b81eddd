import { isByokError } from "../../index.ts";
import type { ByokClient } from "../../index.ts";
import type { Interruption } from "./interruption.ts";

/**
 * Lists credentials to check that the server is the API. A server that only imitates the API's errors has no such list.
 *
 * @returns the reason to doubt that the server is the API; `undefined` if the check succeeds
 */
export async function findReasonToDoubtApi(
  { api }: ByokClient,
  { stopped, ended }: Interruption,
): Promise<string | undefined> {
  // After an interruption, no further request may be sent.
  if (stopped.aborted) return "the run was interrupted before this could be checked";
  try {
    const query = { limit: 1 };
    const { data, response } = await api.GET("/byok", { params: { query }, signal: ended });
    // The contract documents a 400 for an account whose default workspace was deleted.
    if (Array.isArray(data?.data) || response.status === 400) return undefined;
    return `the list of credentials could not be read (status ${response.status})`;
  } catch (error) {
    if (!isByokError(error)) throw error;
    return `the list of credentials could not be read: ${error.problem}`;
  }
}
