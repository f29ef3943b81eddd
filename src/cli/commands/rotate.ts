import { createRotateAction } from "../actions/change-credential.ts";
import { runAction } from "../actions/run-action.ts";
import { openConnection } from "../connection/connection.ts";
import type { ExitCode } from "../text/exit-codes.ts";
import { parseArguments } from "../input/arguments.ts";
import { checkProviderKey } from "../input/key-form.ts";
import { readSecretFile } from "../input/secret.ts";
import { checkStandardInput } from "../input/standard-input.ts";
import { readTargets } from "../input/targets.ts";
import type { Output } from "../output/output.ts";
import { UsageError } from "../text/usage-error.ts";
import { actionOptions } from "./run-on-targets.ts";

const options = { ...actionOptions, "new-key-file": { type: "string" } } as const;

/** `rotate`: replaces the provider key of a credential in place. */
export async function rotate(args: string[], output: Output): Promise<ExitCode> {
  const { values, positionals } = parseArguments(args, options);
  const { "new-key-file": file, yes: isConfirmed = false, json: isJson = false } = values;
  if (positionals.length !== 1) throw new UsageError("rotate takes exactly one credential id");
  if (file === undefined)
    throw new UsageError(
      "pass a file that contains the new key: --new-key-file <path>, or --new-key-file - for standard input",
    );
  checkStandardInput(values, positionals, file);
  const targets = await readTargets(positionals);
  if (targets.length !== 1) throw new UsageError("rotate takes exactly one credential id");
  const newKey = await readSecretFile(file, "new key file");
  checkProviderKey(newKey, "the new key file");
  output.hideKey(newKey);
  const connection = await openConnection(values, output);
  if (newKey === connection.options.apiKey) {
    throw new UsageError("the new key file contains the management key, not a provider key");
  }
  const action = createRotateAction(connection.client, newKey);
  return await runAction(
    { targets, action, connection, concurrency: 1, isConfirmed, isJson },
    output,
  );
}
