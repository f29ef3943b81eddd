import type { Action } from "../actions/action.ts";
import { runAction } from "../actions/run-action.ts";
import { connectionOptions, openConnection } from "../connection/connection.ts";
import type { ExitCode } from "../text/exit-codes.ts";
import type { ByokClient } from "../../index.ts";
import { parseArguments } from "../input/arguments.ts";
import { checkStandardInput } from "../input/standard-input.ts";
import { readTargets } from "../input/targets.ts";
import type { Output } from "../output/output.ts";

const ownOptions = { yes: { type: "boolean", short: "y" }, json: { type: "boolean" } } as const;

/** The options of every command that changes credentials. */
export const actionOptions: typeof connectionOptions & typeof ownOptions = {
  ...connectionOptions,
  ...ownOptions,
};

const concurrency = 4;

/** Runs a command whose only arguments are the ids of credentials. */
export async function runOnTargets(
  args: string[],
  createAction: (client: ByokClient) => Action,
  output: Output,
): Promise<ExitCode> {
  const { values, positionals } = parseArguments(args, actionOptions);
  checkStandardInput(values, positionals);
  const targets = await readTargets(positionals);
  const connection = await openConnection(values, output);
  const action = createAction(connection.client);
  const { yes: isConfirmed = false, json: isJson = false } = values;
  return await runAction({ targets, action, connection, concurrency, isConfirmed, isJson }, output);
}
