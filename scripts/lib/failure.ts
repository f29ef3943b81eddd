/**
 * An expected failure, not a bug in this program. Its message says everything that the user needs, so no stack trace is
 * shown.
 */
export class Failure extends Error {
  override name = "Failure";
}

/** Creates a rejection handler that throws a {@link Failure} with a message about the failed step. */
export function failWith(claim: string): (error: unknown) => never {
  return (error) => {
    throw new Failure(`${claim}: ${messageOf(error)}`);
  };
}

export function messageOf(error: unknown): string {
  // A stack overflow.
  if (error instanceof RangeError && error.message.includes("call stack")) {
    return "nesting is too deep";
  }
  return error instanceof Error ? error.message : String(error);
}
