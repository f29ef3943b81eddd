import { isByokError } from "../../src/index.ts";
import type { ByokError } from "../../src/index.ts";

/**
 * Returns the `ByokError` that a call rejects with. Throws if the call resolves, or if it rejects with another error.
 */
export async function rejectionOf(call: Promise<unknown>): Promise<ByokError> {
  let value: unknown;
  try {
    value = await call;
  } catch (error) {
    if (isByokError(error)) return error;
    throw error;
  }
  throw new Error(`the call resolved with ${JSON.stringify(value)}`);
}
