import type { ByokErrorBase } from "../index.ts";

/** Says why a call failed, without what is known about the credential, which follows in the message. */
export function describeCause({ message }: ByokErrorBase): string {
  return message.slice(0, message.lastIndexOf("; "));
}
