import { setTimeout as wait } from "node:timers/promises";
import { delayBeforeRetry } from "../../transport/retry.ts";
import type { Target } from "../input/targets.ts";
import type { Action } from "./action.ts";
import type { Interruption } from "./interruption.ts";
import { now } from "./outcome.ts";
import type { Attempt, Result } from "./outcome.ts";

/** How long an action on one credential may take, and how many times it is retried. */
export interface Limits {
  readonly timeoutMs: number;
  readonly maxRetries: number;
}

/**
 * Acts on one credential. After a transient failure, retries up to `maxRetries` times, as long as the deadline allows.
 *
 * The client's own retries are turned off for two reasons: the client retries a PATCH only after the API's own 429, and
 * an interruption could not stop its retries without also cancelling the request in flight.
 */
export async function act(
  target: Target,
  action: Action,
  { timeoutMs, maxRetries }: Limits,
  { stopped, ended }: Interruption,
): Promise<Result> {
  const deadline = performance.now() + timeoutMs;
  let attempts = 0;
  let mayHaveActed = false;
  for (;;) {
    const attemptTimeoutMs = Math.max(1, Math.ceil(deadline - performance.now()));
    const options = { signal: ended, timeoutMs: attemptTimeoutMs, maxRetries: 0 } as const;
    const attempt = await action.attempt(target.id, options).catch(describeUnexpected);
    const { status, isRetryable, retryAfterMs } = attempt;
    attempts += attempt.attempts;
    // An earlier attempt may have changed the credential, even if the API rejects a later attempt.
    mayHaveActed ||= attempt.outcome === "unknown";
    const outcome = attempt.outcome === "unchanged" && mayHaveActed ? "unknown" : attempt.outcome;
    const remainingMs = deadline - performance.now();
    const isLate = isRetryable && remainingMs <= 0;
    const detail = isLate ? `timed out after ${timeoutMs} ms` : attempt.detail;
    const result = { target, outcome, at: now(), status, attempts, detail };
    const delayMs = delayBeforeRetry({ attempts, maxRetries, remainingMs, retryAfterMs });
    if (!isRetryable || delayMs === undefined) return result;
    await waitUnlessStopped(delayMs, stopped);
    if (stopped.aborted) return result;
  }
}

/** Describes an attempt that ended with an unexpected error. The error is not quoted, because it may contain a key. */
function describeUnexpected(): Attempt {
  const detail = "an unexpected error occurred";
  return { outcome: "unknown", status: null, attempts: 1, detail, isRetryable: false };
}

/** Waits for the given time, or until an interruption. */
async function waitUnlessStopped(delayMs: number, stopped: AbortSignal): Promise<void> {
  await wait(delayMs, undefined, { signal: stopped }).catch(() => undefined);
}
