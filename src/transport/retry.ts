import type { ByokErrorReason } from "../errors/properties-by-reason.ts";
import type { AttemptResult } from "./attempt.ts";

/** Methods that are safe to repeat even if the server acted on the first request (RFC 9110, section 9.2.2). */
const idempotentMethods = ["DELETE", "GET", "HEAD", "OPTIONS", "PUT"];

/** Tells whether a request is safe to repeat and may have a different result the next time. */
export function isWorthRetrying(method: string, { response, failure }: AttemptResult): boolean {
  if (!idempotentMethods.includes(method)) {
    // Only the API's own 429 proves that the API did not act and also invites another attempt.
    return response?.status === 429 && response.provesNoAction;
  }
  if (response) return isTransientStatus(response.status) || response.body === undefined;
  const { reason, status } = failure.details;
  return isTransientFailure(reason, status);
}

/**
 * Tells whether another attempt may succeed after a failure. A failure with a status had a response that could not be
 * used, for example because its body was longer than 1 MiB.
 */
export function isTransientFailure(reason: ByokErrorReason, status: number | undefined): boolean {
  if (status !== undefined) return isTransientStatus(status);
  return reason === "network" || reason === "timeout";
}

/** Tells whether another attempt may have a different status. */
export function isTransientStatus(status: number): boolean {
  return status >= 500 || status === 408 || status === 429;
}

/** The progress of a call: its attempts, and the time that is left. */
export interface Progress {
  /** The number of attempts so far, at least one. */
  readonly attempts: number;
  readonly maxRetries: number;
  /** The time until the deadline, in milliseconds. */
  readonly remainingMs: number;
  /** How long the server asked the client to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/**
 * Returns how long to wait before the next attempt, in milliseconds, or `undefined` if no retry is left or the deadline
 * would pass first.
 */
export function delayBeforeRetry(progress: Progress): number | undefined {
  const { attempts, maxRetries, remainingMs, retryAfterMs } = progress;
  if (attempts > maxRetries) return undefined;
  const delayMs = retryAfterMs ?? backoffMs(attempts);
  return delayMs < remainingMs ? delayMs : undefined;
}

/** A random time up to a limit that doubles from 0.5 s to 8 s (exponential backoff with full jitter). */
function backoffMs(attempts: number): number {
  return Math.random() * Math.min(8000, 500 * 2 ** (attempts - 1));
}
