import { isByokError } from "../../index.ts";
import type { Connection } from "../connection/connection.ts";
import { exitCodes } from "../text/exit-codes.ts";
import type { ExitCode } from "../text/exit-codes.ts";
import type { Output } from "../output/output.ts";
import { hintsFor, incompleteListNotice } from "../text/messages.ts";

/** Runs a search. If it fails, prints the reason and hints, and returns the exit code for an unknown result. */
export async function reportFailure(
  run: () => Promise<ExitCode>,
  connection: Connection,
  output: Output,
): Promise<ExitCode> {
  try {
    return await run();
  } catch (error) {
    if (!isByokError(error)) throw error;
    output.error(`could not list the credentials: ${error.problem}`);
    output.note(incompleteListNotice);
    for (const hint of hintsFor(error, connection)) output.note(hint);
    return exitCodes.unknown;
  }
}
