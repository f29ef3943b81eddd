/** The exit codes, as `--help` documents them. */
export const exitCodes = {
  /** Every credential is as it should be; the list is complete; there is a candidate; the sandbox was stopped. */
  success: 0,
  /** Some credentials are unchanged; a complete search found no candidate. */
  unchanged: 1,
  /** Some credentials are in an unknown state; a search is incomplete. */
  unknown: 2,
  /** The command line is wrong (`EX_USAGE` of sysexits.h). */
  usage: 64,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
