/** A mistake in the command line or the environment, found before any request was sent. */
export class UsageError extends Error {
  /** Further lines, one for each mistake. */
  readonly details: readonly string[];

  constructor(message: string, details: readonly string[] = []) {
    super(message);
    this.details = details;
  }
}

const maxQuoted = 12;
const beginning = 8;

/** Quotes an argument. Only the beginning of a long argument is shown: it may be a key that was pasted by mistake. */
export function quote(argument: string): string {
  return argument.length <= maxQuoted ? `"${argument}"` : `"${argument.slice(0, beginning)}…"`;
}
