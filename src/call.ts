import { onAbort } from "./abort-listener.ts";
import { ByokError } from "./byok-error.ts";
import type { CallState } from "./byok-error.ts";

/** What a call is made with, checked and complete. */
export interface CallSettings {
  readonly apiKey: unknown;
  readonly baseUrl: string;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly signal: AbortSignal | null | undefined;
  readonly timeoutMs: number;
  readonly maxRetries: number;
}

/** A call, while it runs. */
export interface Call extends CallState, CallSettings {
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
export function runCall<T>(settings: CallSettings, work: (call: Call) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const { signal, timeoutMs } = settings;
  const call: Call = {
    ...settings,
    attempts: 0,
    isOpen: false,
    keys: [],
    signal: controller.signal,
    deadline: performance.now() + timeoutMs,
    timers: [],
  };
  let stopListening: (() => void) | undefined;
  return new Promise<T>((resolve, reject) => {
    const ending = (reason: "abort" | "timeout") => () => {
      reject(new ByokError(`the call ended by ${reason}`, { reason }, call));
      controller.abort();
    };
    const abort = ending("abort");
    if (signal) stopListening = onAbort(signal, abort);
    call.timers.push(setTimeout(ending("timeout"), timeoutMs));
    if (signal?.aborted) abort();
    else work(call).then(resolve, reject);
  }).finally(() => {
    call.timers.forEach(clearTimeout);
    stopListening?.();
  });
}
