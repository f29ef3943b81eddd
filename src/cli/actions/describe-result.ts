import type { Result } from "./outcome.ts";

/** Formats a result as one line that starts with the outcome. */
export function describeResult({ target, outcome, status, detail }: Result): string {
  const isStatusShown = status !== null && detail !== null && !detail.includes(String(status));
  const reason = isStatusShown ? `${status}: ${detail}` : (detail ?? "");
  return [outcome.padEnd(9), target.id, reason].join("  ").trimEnd();
}

/**
 * Converts a result to the object that `--json` prints for the incident record: the outcome and the known facts about
 * the credential.
 */
export function toJsonLine({ target, outcome, at, status, attempts, detail }: Result): object {
  const { id, ...facts } = target;
  return { id, outcome, at, status, attempts, detail, ...facts };
}
