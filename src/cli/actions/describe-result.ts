import type { Result } from "./outcome.ts";

/** The result on one line, its first word being the outcome. */
export function describeResult({ target, outcome, status, detail }: Result): string {
  const isStatusShown = status !== null && detail !== null && !detail.includes(String(status));
  const reason = isStatusShown ? `${status}: ${detail}` : (detail ?? "");
  return [outcome.padEnd(9), target.id, reason].join("  ").trimEnd();
}

/** The result as a line of JSON, with what is known about the credential: the record of an incident. */
export function toJsonLine({ target, outcome, at, status, attempts, detail }: Result): object {
  const { id, ...facts } = target;
  return { id, outcome, at, status, attempts, detail, ...facts };
}
