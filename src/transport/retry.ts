import type { AttemptResult } from "./attempt.ts";

/** Methods that are safe to repeat even if the server acted on the first request (RFC 9110, section 9.2.2). */
const idempotentMethods = ["DELETE", "GET", "HEAD", "OPTIONS", "PUT"];

/** Tells whether it is safe to repeat a request, and whether another attempt may have a different result. */
export function isWorthRetrying(method: string, { response, failure }: AttemptResult): boolean {
  if (!idempotentMethods.includes(method)) {
    // Only the API's own 429 proves that the API did not act and also invites another attempt.
    return response?.status === 429 && response.provesNoAction;
  }
  if (response) return isTransientStatus(response.status) || response.body === undefined;
  const { reason, status } = failure.details;
  // The response had a body of more than 1 MiB.
  if (reason === "response") return status !== undefined && isTransientStatus(status);
  return reason === "network" || reason === "timeout";
}

/** Tells whether another attempt may have a different status. */
export function isTransientStatus(status: number): boolean {
  return status >= 500 || status === 408 || status === 429;
}

/**
 * The time to wait before another attempt, in milliseconds: a random time up to a limit that doubles from 0.5 s
 * to 8 s (exponential backoff with full jitter).
 *
 * @param attempts - The number of attempts so far, at least one.
 */
export function backoffMs(attempts: number): number {
  return Math.random() * Math.min(8000, 500 * 2 ** (attempts - 1));
}
