import type { ByokError } from "../../index.ts";
import { isTransientStatus } from "../../transport/retry.ts";
import { describeFailure } from "../text/messages.ts";
import type { Attempt } from "./outcome.ts";

/** Describes a failed attempt, except for its outcome. */
export function describeFailedAttempt(error: ByokError): Omit<Attempt, "outcome"> {
  const { status = null, attempts, reason, retryAfterMs } = error;
  const isTransient = status !== null && isTransientStatus(status);
  return {
    status,
    attempts,
    detail: describeFailure(error),
    isRetryable: reason === "network" || reason === "timeout" || isTransient,
    retryAfterMs,
  };
}
