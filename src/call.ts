import { ByokError } from "./byok-error.ts";
import type { CallState } from "./byok-error.ts";

/** A call, while it runs. */
export interface Call extends CallState {
  attempts: number;
  isOpen: boolean;
  /** The keys that were sent. What comes back is searched for them. */
  readonly keys: string[];
  /** Ends what is under way when the call ends early. */
  readonly signal: AbortSignal;
  /** When the call has to have ended, on the clock of `performance.now()`. */
  readonly deadline: number;
  /** Timers that do not outlive the call. */
  readonly timers: ReturnType<typeof setTimeout>[];
}

/**
 * Runs a call until its work is done, its deadline passes or its caller aborts it, whichever is first.
 * Afterwards no timer is left, and no listener on the caller's signal.
 *
 * It listens to that signal itself: one derived from it could be collected as garbage while the call
 * waits, and the abort would be lost.
 */
export async function runCall<T>(
  callerSignal: AbortSignal | undefined,
  timeoutMs: number,
  work: (call: Call) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const call: Call = {
    attempts: 0,
    isOpen: false,
    keys: [],
    signal: controller.signal,
    deadline: performance.now() + timeoutMs,
    timers: [],
  };
  let stop: (reason: "abort" | "timeout", what: string) => void;
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = (reason, what) => {
      reject(new ByokError(what, { reason }, call));
      controller.abort();
    };
  });
  const onAbort = (): void => {
    stop("abort", "the call was aborted");
  };
  callerSignal?.addEventListener("abort", onAbort);
  const onDeadline = (): void => {
    stop("timeout", `the call took more than ${timeoutMs} ms`);
  };
  call.timers.push(setTimeout(onDeadline, timeoutMs));
  try {
    if (callerSignal?.aborted) onAbort();
    return await Promise.race([stopped, work(call)]);
  } finally {
    call.timers.forEach(clearTimeout);
    callerSignal?.removeEventListener("abort", onAbort);
  }
}
