import { isByokError } from "../../index.ts";
import type { ByokClient } from "../../index.ts";

/**
 * Finds out whether the server is the API, with a request that other servers cannot answer.
 *
 * @returns why it seems not to be, or `undefined` if it is
 */
export async function findDoubtAboutApi({ api }: ByokClient): Promise<string | undefined> {
  try {
    const { data, response } = await api.GET("/byok", { params: { query: { limit: 1 } } });
    // The contract documents a 400 for an account whose default workspace was deleted.
    if (Array.isArray(data?.data) || response.status === 400) return undefined;
    return `the list of credentials could not be read (status ${response.status})`;
  } catch (error) {
    if (!isByokError(error)) throw error;
    return `the list of credentials could not be read: ${error.problem}`;
  }
}
