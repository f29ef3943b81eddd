/** Something that a person can mend: its message says what is wrong with which input, and suffices. */
export class Failure extends Error {
  /** @override */
  name = "Failure";
}

/**
 * Runs a script's main function. What it cannot do goes to stderr and makes the exit code 1.
 *
 * @param {() => Promise<void>} main
 */
export async function run(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Failure ? `error: ${error.message}` : error);
    process.exitCode = 1;
  }
}

/** @param {unknown} error */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
