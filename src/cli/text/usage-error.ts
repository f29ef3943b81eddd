/** A mistake in the command line, the environment or an input, found before any request was sent. */
export class UsageError extends Error {
  /** Further lines: the individual mistakes, or a hint. */
  readonly details: readonly string[];

  constructor(message: string, details: readonly string[] = []) {
    super(message);
    this.details = details;
  }
}

/** A longer argument is not quoted completely. */
const maxQuoted = 12;
/** How many characters of a longer argument are quoted. */
const beginning = 8;

/** Tells whether an argument looks like a key that was pasted by mistake. */
export function looksLikeKey(argument: string): boolean {
  return /^-{0,2}(sk|pk|rk)[-_]/.test(argument) || isLongAndMixed(argument);
}

/** Tells whether a text is long, and mixes digits with letters that a UUID does not contain. */
function isLongAndMixed(text: string): boolean {
  return /^[\w-]{20,}$/.test(text) && /\d/.test(text) && /[g-z]/i.test(text);
}

/** Quotes an argument for a message. Shows only the beginning of a long argument, and nothing of an apparent key. */
export function quote(argument: string): string {
  if (looksLikeKey(argument)) return '"…" (hidden, because it looks like a key)';
  return argument.length <= maxQuoted ? `"${argument}"` : `"${argument.slice(0, beginning)}…"`;
}
