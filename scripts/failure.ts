/** A problem that the user can fix. Its message is complete: no stack trace is shown. */
export class Failure extends Error {
  override name = "Failure";
}

/** Runs the main function of a script. A failure goes to stderr and sets the exit code to 1. */
export async function run(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Failure ? `error: ${error.message}` : error);
    process.exitCode = 1;
  }
}

/** Adds the usage to the message if the arguments are rejected. */
export function parseOrShowUsage<Options>(parse: () => Options, usage: string): Options {
  try {
    return parse();
  } catch (error) {
    throw new Failure(`${messageOf(error)}\n\n${usage}`);
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
