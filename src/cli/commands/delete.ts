import { createDeleteAction } from "../actions/delete-credential.ts";
import { runAction } from "../actions/run-action.ts";
import { openConnection } from "../connection/connection.ts";
import type { ExitCode } from "../text/exit-codes.ts";
import { parseArguments } from "../input/arguments.ts";
import { readInteger } from "../input/option-values.ts";
import { checkStandardInput } from "../input/standard-input.ts";
import { readTargets } from "../input/targets.ts";
import type { Output } from "../output/output.ts";
import { actionOptions } from "./run-on-targets.ts";

const options = { ...actionOptions, concurrency: { type: "string" } } as const;

/** `delete`: deletes credentials. */
export async function deleteCredentials(args: string[], output: Output): Promise<ExitCode> {
  const { values, positionals } = parseArguments(args, options);
  checkStandardInput(values, positionals);
  const concurrency = readInteger("concurrency", values.concurrency, [1, 100], 4);
  const targets = await readTargets(positionals);
  const connection = await openConnection(values, output);
  const action = createDeleteAction(connection.client);
  const { yes: isConfirmed = false, json: isJson = false } = values;
  return await runAction({ targets, action, connection, concurrency, isConfirmed, isJson }, output);
}
