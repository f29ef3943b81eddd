import { ByokError } from "./byok-error.ts";
import type { ByokErrorFacts } from "./byok-error.ts";

/** What is known of a call while it runs. */
export interface CallState {
  /** How many requests were sent. */
  attempts: number;
  /** Whether an attempt left it open if the server acted. */
  isOpen: boolean;
}

/** A call from its start to its settling: its deadline, its abort, and what is known meanwhile. */
export interface Call extends CallState {
  /** The keys that were sent. What comes back is searched for them. */
  readonly keys: Set<string>;
  /** Ends what is under way when the call ends early. */
  readonly signal: AbortSignal;
  /** Milliseconds until the deadline. */
  remainingMs(): number;
  /** Waits for work, but not past an abort or the deadline: then it rejects with a ByokError. */
  settle<T>(work: PromiseLike<T>): Promise<T>;
  /** Lets go of the timer and of the caller's signals. */
  close(): void;
}

/**
 * Starts a call.
 *
 * It listens to the caller's signals itself: a signal derived from them could be collected as garbage
 * while the call waits, and the abort would be lost.
 */
export function openCall(signals: (AbortSignal | undefined)[], timeoutMs: number): Call {
  const controller = new AbortController();
  const deadline = performance.now() + timeoutMs;
  let reject: (error: ByokError) => void;
  const stopped = new Promise<never>((_resolve, rejectStopped) => {
    reject = rejectStopped;
  });
  // Nobody may be waiting when it rejects.
  stopped.catch(() => undefined);
  const stop = (what: string, reason: "abort" | "timeout"): void => {
    reject(failure(what, { reason }, call));
    controller.abort();
  };
  const onAbort = (): void => {
    stop("the call was aborted", "abort");
  };
  const call: Call = {
    attempts: 0,
    isOpen: false,
    keys: new Set(),
    signal: controller.signal,
    remainingMs: () => deadline - performance.now(),
    settle: (work) => Promise.race([stopped, work]),
    close() {
      clearTimeout(timer);
      for (const signal of signals) signal?.removeEventListener("abort", onAbort);
    },
  };
  for (const signal of signals) {
    signal?.addEventListener("abort", onAbort);
    if (signal?.aborted) onAbort();
  }
  const timer = setTimeout(() => {
    stop(`the call did not end within ${String(timeoutMs)} ms`, "timeout");
  }, timeoutMs);
  return call;
}

/** The error of a call, as far as its state decides what is known about the credential. */
export function failure(what: string, facts: ByokErrorFacts, call: CallState): ByokError {
  return new ByokError(what, call.isOpen ? "unknown" : "unchanged", call.attempts, facts);
}
