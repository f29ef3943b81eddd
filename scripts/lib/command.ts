import { realpathSync } from "node:fs";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { Failure, messageOf } from "./failure.ts";
import { cutToScreen, printable } from "./printable.ts";

/** A command that an npm script starts. npm runs it in the project's folder. */
export interface Command {
  readonly usage: string;
  readonly run: (args: string[]) => Promise<void>;
}

/** Runs the command of a module if Node was started with that module. Tests import the module and call `runCommand`. */
export async function startCommand(module: ImportMeta, command: Command): Promise<void> {
  const [, started = "", ...args] = process.argv;
  if (realpathSync(started) === module.filename) await runCommand(command, args);
}

/** Runs a command, or prints its usage if the arguments contain `--help`. */
export async function runCommand(command: Command, args: string[]): Promise<void> {
  if (args.includes("--help")) console.log(command.usage);
  else await run(() => command.run(args));
}

/** Runs the main function of a program. A failure goes to stderr and sets the exit code to 1. */
export async function run(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    printError(error);
    process.exitCode = 1;
  }
}

export function readOptions<const Options extends NonNullable<ParseArgsConfig["options"]>>(
  args: string[],
  options: Options,
  usage: string,
) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new Failure(`${messageOf(error)}\n\n${usage}`);
  }
}

/** Prints untrusted text to stdout. */
export function print(text: string): void {
  console.log(printable(text));
}

export function printError(error: unknown): void {
  const { DEBUG: debug } = process.env;
  console.error(printable(cutToScreen(`error: ${reasonOf(error)}`)));
  if (!(error instanceof Failure) && debug) console.error(error);
}

/** Prints a note to stderr about a problem that does not stop the command. */
export function printNote(note: string): void {
  console.error(printable(cutToScreen(`note: ${note}`)));
}

/** The reason for a failure, in words for the user. */
export function reasonOf(error: unknown): string {
  if (error instanceof Failure) return error.message;
  return `internal error: ${messageOf(error)} (set DEBUG=1 to see where)`;
}
