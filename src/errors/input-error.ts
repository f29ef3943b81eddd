import { ByokErrorBase } from "./byok-error.ts";
import type { ByokInputArgument } from "./facts.ts";

/** Creates an error about an option that was rejected before anything was sent. */
export function inputError(argument: ByokInputArgument, message: string): ByokErrorBase {
  const unsent = { attempts: 0, mayHaveActed: false };
  return new ByokErrorBase(message, { reason: "input", argument }, unsent);
}
