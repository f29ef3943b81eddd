import { describeKnown } from "../errors/facts.ts";
import type { ByokErrorBase } from "../index.ts";

/** Says why a call failed, without what is known about the credential, which follows in the message. */
export function describeCause(error: ByokErrorBase): string {
  return error.message.slice(0, -describeKnown(error).length);
}
