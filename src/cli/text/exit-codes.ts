/** The exit codes of the program. The help texts document them. */
export const exitCodes = {
  /**
   * Every credential has the requested state or, for `delete` and `disable`, is absent; the list is complete; a
   * candidate was found; or the sandbox stopped.
   */
  success: 0,
  /** Some credentials are unchanged or, for `enable` and `rotate`, absent; or a complete search found no candidate. */
  unchanged: 1,
  /** The state of some credentials is unknown, a search is incomplete, or its results could not be written. */
  unknown: 2,
  /**
   * There is a mistake in the command line, the environment or an input, found before any request was sent (`EX_USAGE`
   * in sysexits.h).
   */
  usage: 64,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
