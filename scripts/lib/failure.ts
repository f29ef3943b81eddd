import { parseArgs, type ParseArgsConfig } from "node:util";
import { cutToScreen, printable } from "./printable.ts";

/** A problem that the user can fix. Its message is complete: no stack trace is shown. */
export class Failure extends Error {
  override name = "Failure";
}

/** Makes a handler that throws an error as a failure, which says what did not work. */
export function asFailure(claim: string): (error: unknown) => never {
  return (error) => {
    throw new Failure(`${claim}: ${messageOf(error)}`);
  };
}

/** Runs the main function of a script. A failure goes to stderr and sets the exit code to 1. */
export async function run(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    printError(error);
    process.exitCode = 1;
  }
}

/** Prints to stdout what may contain published text. */
export function print(text: string): void {
  console.log(printable(text));
}

export function printError(error: unknown): void {
  const { DEBUG: debug } = process.env;
  console.error(printable(cutToScreen(`error: ${reasonOf(error)}`)));
  if (!(error instanceof Failure) && debug) console.error(error);
}

/** Prints to stderr what the user should know, although the script goes on. */
export function printNote(note: string): void {
  console.error(printable(cutToScreen(`note: ${note}`)));
}

/** Why a script failed, for its user. */
export function reasonOf(error: unknown): string {
  if (error instanceof Failure) return error.message;
  return `internal error: ${messageOf(error)} (DEBUG=1 shows where)`;
}

/** Reads the options of a script, which prints its usage instead of running if asked for help. */
export function readOptions<const Options extends NonNullable<ParseArgsConfig["options"]>>(
  options: Options,
  usage: string,
) {
  if (process.argv.includes("--help")) {
    console.log(usage);
    process.exit();
  }
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new Failure(`${messageOf(error)}\n\n${usage}`);
  }
}

export function messageOf(error: unknown): string {
  // A stack overflow.
  if (error instanceof RangeError && error.message.includes("call stack")) {
    return "it is nested too deeply";
  }
  return error instanceof Error ? error.message : String(error);
}
