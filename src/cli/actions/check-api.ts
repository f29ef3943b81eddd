import { isByokError } from "../../index.ts";
import type { ByokClient } from "../../index.ts";

/**
 * Checks that the server is the API by listing credentials, which other servers cannot do.
 *
 * @returns why the server may not be the API, or `undefined` if it is
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
