import { parseArguments, readInteger } from "./arguments.ts";
import { confirm, isInteractive } from "./confirm.ts";
import { connectionOptions, readConnection, rejectTypedKey } from "./connection.ts";
import { deleteAll } from "./delete-all.ts";
import type { ExitCode } from "./exit-codes.ts";
import { readIds, standardInput } from "./ids.ts";
import { Interruption } from "./interruption.ts";
import type { Output } from "./output.ts";
import { describeResult, Tally, unsent } from "./result.ts";
import type { Result } from "./result.ts";
import { UsageError } from "./usage-error.ts";

const options = {
  ...connectionOptions,
  yes: { type: "boolean", short: "y" },
  json: { type: "boolean" },
  concurrency: { type: "string" },
} as const;

const styles = { absent: "green", unchanged: "yellow", unknown: "red" } as const;

/** `delete`: deletes credentials, and says for each what is known about it. */
export async function deleteCredentials(args: string[], output: Output): Promise<ExitCode> {
  const { values, positionals } = parseArguments(args, options);
  if (positionals.length === 0)
    throw new UsageError("give at least one id, or - for standard input");
  checkStandardInput(values, positionals);
  const concurrency = readInteger("concurrency", values.concurrency, [1, 100], 4);
  const ids = await readIds(positionals);
  const connection = await readConnection(values, output);
  const tally = new Tally(ids.length);
  const report = (result: Result): void => {
    tally.add(result);
    if (values.json) output.printJson(result);
    else output.print(describeResult(result), styles[result.credential]);
    output.showStatus(tally.describeProgress());
  };
  const interruption = new Interruption();
  const { stopped } = interruption;
  try {
    if (values.yes || (await confirm(ids, connection, output, stopped))) {
      stopped.addEventListener("abort", () => {
        output.note(
          "Interrupted: waiting up to 5 s for requests in flight. Press Ctrl-C again to stop now.",
        );
      });
      await deleteAll(ids, connection, concurrency, interruption, report);
    } else {
      for (const id of ids) report(unsent(id, stopped.aborted ? "interrupted" : "not confirmed"));
    }
  } finally {
    interruption.dispose();
  }
  output.note(tally.describe());
  if (tally.hasUnknown) {
    output.note("Run the same command again to find out: deleting twice does no harm.");
  }
  // Whatever becomes of the results, the exit code is about the credentials.
  await output.flush();
  return tally.exitCode;
}

/** Rejects a command line that reads standard input for more than one purpose. */
function checkStandardInput(
  values: { readonly yes?: boolean; readonly "key-file"?: string },
  positionals: readonly string[],
): void {
  rejectTypedKey(values);
  const hasKey = values["key-file"] === "-";
  const hasIds = positionals.includes(standardInput);
  if (hasKey && hasIds) {
    throw new UsageError("standard input cannot hold both the ids and the management key");
  }
  if (!values.yes && (hasKey || hasIds || !isInteractive())) {
    throw new UsageError("cannot ask for confirmation without a terminal: pass --yes to delete");
  }
}
