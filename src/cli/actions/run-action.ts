import { actOnAll } from "./act-on-all.ts";
import type { Action } from "./action.ts";
import { findReasonToDoubtApi } from "./check-api.ts";
import { confirm } from "./confirm.ts";
import { Interruption } from "./interruption.ts";
import { lookUp } from "./look-up.ts";
import { resultWithoutRequest } from "./outcome.ts";
import { Report } from "./report.ts";
import type { Connection } from "../connection/connection.ts";
import type { ExitCode } from "../text/exit-codes.ts";
import type { Target } from "../input/targets.ts";
import type { Output } from "../output/output.ts";
import {
  baseUrlHints,
  describeAbsent,
  interruptionNotice,
  keyHint,
  repeatHint,
} from "../text/messages.ts";

/** An action on credentials, and how to perform it. */
export interface Run {
  readonly targets: readonly Target[];
  readonly action: Action;
  readonly connection: Connection;
  readonly concurrency: number;
  /** Whether to skip showing the credentials and asking for confirmation. */
  readonly isConfirmed: boolean;
  readonly isJson: boolean;
}

/** Acts on credentials after confirmation, and prints the result for each one. */
export async function runAction(run: Run, output: Output): Promise<ExitCode> {
  const { targets, action, connection, isConfirmed, isJson } = run;
  const report = new Report(targets.length, action, isJson, output);
  const interruption = new Interruption();
  const { stopped } = interruption;
  try {
    const lookUps = isConfirmed ? undefined : await lookUp(targets, connection, stopped);
    const known = lookUps?.map(({ target }) => target) ?? targets;
    if (!lookUps || (!stopped.aborted && (await confirm(lookUps, action, output, stopped)))) {
      await actOnConfirmed(known, run, report, interruption, output);
    } else {
      const reason = stopped.aborted ? "interrupted" : "not confirmed";
      for (const target of known) report.add(resultWithoutRequest(target, reason));
    }
  } finally {
    interruption.dispose();
  }
  printSummary(run, report, output);
  // The exit code reflects the credentials even if printing the results failed.
  await output.flush();
  return report.tally.exitCode(action.acceptsAbsent);
}

async function actOnConfirmed(
  targets: readonly Target[],
  { action, connection, concurrency }: Run,
  report: Report,
  interruption: Interruption,
  output: Output,
): Promise<void> {
  interruption.stopped.addEventListener("abort", () => {
    output.note(interruptionNotice);
  });
  await actOnAll(targets, action, connection, concurrency, interruption, (result) => {
    report.add(result);
  });
  if (!report.holdsResults) return;
  const doubt = await findReasonToDoubtApi(connection.client, interruption);
  if (doubt === undefined) report.confirmApi();
  else report.doubtApi(`the response has status 404, but this server may not be the API: ${doubt}`);
}

/** Prints the totals, and what to do next. */
function printSummary({ action, connection }: Run, { tally }: Report, output: Output): void {
  output.note(tally.describe(action.done));
  if (tally.absentAtFirst > 0) output.note(describeAbsent(tally.absentAtFirst));
  if (tally.isKeyRejected) output.note(keyHint(connection));
  if (tally.count("unknown") === 0) return;
  output.note(repeatHint);
  for (const hint of baseUrlHints(connection)) output.note(hint);
}
