/** A mistake in the command line or its surroundings, found before any request was sent. */
export class UsageError extends Error {
  /** More lines, each about one mistake. */
  readonly details: readonly string[];

  constructor(message: string, details: readonly string[] = []) {
    super(message);
    this.details = details;
  }
}

/** Quotes the beginning of an argument: a longer one may be a key that was pasted by mistake. */
export function quote(argument: string): string {
  const start = argument.slice(0, 12);
  return start === argument ? `"${argument}"` : `"${start}…"`;
}
