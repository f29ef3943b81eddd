import { createEnableAction } from "../actions/change-credential.ts";
import type { ExitCode } from "../text/exit-codes.ts";
import type { Output } from "../output/output.ts";
import { runOnTargets } from "./run-on-targets.ts";

/** `enable`: enables credentials. */
export async function enable(args: string[], output: Output): Promise<ExitCode> {
  return await runOnTargets(args, createEnableAction, output);
}
