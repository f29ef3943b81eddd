import type { ByokError } from "../../index.ts";
import { isTransientFailure } from "../../transport/retry.ts";
import { describeFailure } from "../text/messages.ts";
import type { Attempt } from "./outcome.ts";

/** Describes a failed attempt, except for its outcome. */
export function describeFailedAttempt(error: ByokError): Omit<Attempt, "outcome"> {
  const { status, attempts, reason, retryAfterMs } = error;
  return {
    status: status ?? null,
    attempts,
    detail: describeFailure(error),
    isRetryable: isTransientFailure(reason, status),
    retryAfterMs,
  };
}
