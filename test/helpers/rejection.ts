import { ByokError } from "../../src/index.ts";

/** The error that a call rejects with, which has to be one of this package's. */
export async function rejectionOf(call: Promise<unknown>): Promise<ByokError> {
  let value: unknown;
  try {
    value = await call;
  } catch (error) {
    if (error instanceof ByokError) return error as ByokError;
    throw error;
  }
  throw new Error(`the call resolved with ${JSON.stringify(value)}`);
}
