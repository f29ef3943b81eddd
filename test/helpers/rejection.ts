import { isByokError } from "../../src/index.ts";
import type { ByokError } from "../../src/index.ts";

/** The error that a call rejects with, which has to be one of this package's. */
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
