import { ByokErrorBase } from "./byok-error.ts";
import type { ByokInputArgument, CallState } from "./byok-error.ts";

const unsent: CallState = { attempts: 0, mayHaveActed: false, deletes: true };

/** Creates an error about an argument. By default, nothing has been sent. */
export function inputError(
  argument: ByokInputArgument,
  message: string,
  call: CallState = unsent,
): ByokErrorBase {
  return new ByokErrorBase(message, { reason: "input", argument }, call);
}
