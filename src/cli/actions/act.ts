import { setTimeout as wait } from "node:timers/promises";
import { backoffMs } from "../../transport/retry.ts";
import type { Target } from "../input/targets.ts";
import type { Action } from "./action.ts";
import type { Interruption } from "./interruption.ts";
import { now } from "./outcome.ts";
import type { Attempt, Result } from "./outcome.ts";

/** How long an action may take, and how many times it is retried. */
export interface Limits {
  readonly timeoutMs: number;
  readonly maxRetries: number;
}

/**
 * Acts on one credential, and retries after a transient failure until the deadline.
 *
 * The retries of the client are not used. The client repeats a PATCH only after a 429, and an interruption could end its
 * retries only together with the attempt in flight.
 */
export async function act(
  target: Target,
  action: Action,
  { timeoutMs, maxRetries }: Limits,
  { stopped, ended }: Interruption,
): Promise<Result> {
  const deadline = performance.now() + timeoutMs;
  let attempts = 0;
  let isUnclear = false;
  for (;;) {
    const remainingMs = Math.max(1, Math.ceil(deadline - performance.now()));
    const options = { signal: ended, timeoutMs: remainingMs, maxRetries: 0 } as const;
    const attempt = await action.attempt(target.id, options).catch(describeUnexpected);
    attempts += attempt.attempts;
    // If one attempt may have changed the credential, the rejection of a later attempt does not prove that it did not.
    isUnclear ||= attempt.outcome === "unknown";
    const outcome = attempt.outcome === "unchanged" && isUnclear ? "unknown" : attempt.outcome;
    const isLate = attempt.mayPass && performance.now() >= deadline;
    const detail = isLate ? `timed out after ${timeoutMs} ms` : attempt.detail;
    const result = { target, outcome, at: now(), status: attempt.status, attempts, detail };
    const delayMs = attempt.retryAfterMs ?? backoffMs(attempts);
    const hasTime = performance.now() + delayMs < deadline;
    if (!attempt.mayPass || attempts > maxRetries || !hasTime) return result;
    await pause(delayMs, stopped);
    if (stopped.aborted) return result;
  }
}

/** A bug in this program says nothing about the credential, and the error's message may contain a key. */
function describeUnexpected(): Attempt {
  const detail = "an unexpected error occurred";
  return { outcome: "unknown", status: null, attempts: 1, detail, mayPass: false };
}

/** Waits. An interruption ends the wait. */
async function pause(delayMs: number, stopped: AbortSignal): Promise<void> {
  await wait(delayMs, undefined, { signal: stopped }).catch(() => undefined);
}
