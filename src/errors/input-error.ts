import { ByokErrorBase } from "./byok-error.ts";
import type { ByokInputArgument } from "./input-argument.ts";

/** Creates the error for an argument or option that was rejected before a request was made. */
export function inputError(argument: ByokInputArgument, message: string): ByokErrorBase {
  const unsent = { attempts: 0, mayHaveActed: false };
  return new ByokErrorBase(message, { reason: "input", argument }, unsent);
}
