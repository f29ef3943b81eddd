import { createDisableAction } from "../actions/change-credential.ts";
import type { ExitCode } from "../text/exit-codes.ts";
import type { Output } from "../output/output.ts";
import { runOnTargets } from "./run-on-targets.ts";

/** `disable`: disables credentials. */
export async function disable(args: string[], output: Output): Promise<ExitCode> {
  return await runOnTargets(args, createDisableAction, output);
}
