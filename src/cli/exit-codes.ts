/** The exit codes, as `--help` documents them. */
export const exitCodes = {
  /** Every credential is gone; the list is complete; the sandbox was stopped. */
  success: 0,
  /** Some credentials are unchanged; the API rejected the request for the list. */
  unchanged: 1,
  /** Some credentials are in an unknown state; the list could not be read. */
  unknown: 2,
  /** The command line is wrong (`EX_USAGE` of sysexits.h). */
  usage: 64,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
