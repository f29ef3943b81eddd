import type { Target } from "../input/targets.ts";

/** What is known about a credential after an action. */
export type Outcome =
  "deleted" | "disabled" | "enabled" | "rotated" | "absent" | "unchanged" | "unknown";

/** The result of one attempt at an action. */
export interface Attempt {
  readonly outcome: Outcome;
  /** The status of the response that decided the outcome. */
  readonly status: number | null;
  /** How many requests were sent. */
  readonly attempts: number;
  /** The API's error message, or a description of the failure. */
  readonly detail: string | null;
  /** Whether another attempt may have a different outcome. */
  readonly isRetryable: boolean;
  /** How long the server asks the client to wait before another attempt. */
  readonly retryAfterMs?: number | undefined;
}

/** The result for one credential. */
export interface Result extends Pick<Attempt, "outcome" | "status" | "attempts" | "detail"> {
  readonly target: Target;
  /** When the outcome was known, in ISO 8601. */
  readonly at: string;
}

/** Creates the result for a credential for which no request was sent. */
export function resultWithoutRequest(target: Target, reason: string): Result {
  const detail = `not sent: ${reason}`;
  return { target, outcome: "unchanged", at: now(), status: null, attempts: 0, detail };
}

/** The current time, in ISO 8601. */
export function now(): string {
  return new Date().toISOString();
}
