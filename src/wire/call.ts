import { ByokErrorBase } from "../byok-error.ts";
import type { CallState } from "../byok-error.ts";
import type { ByokFetch } from "../options.ts";
import { onAbort } from "./abort-listener.ts";
import type { ReceivedResponse } from "./body.ts";

/** What a call needs, with every default filled in. The key is checked later. */
export interface CallSettings {
  readonly apiKey: unknown;
  readonly baseUrl: string;
  readonly fetch: ByokFetch;
  /** The signals of the caller. */
  readonly signals: readonly (AbortSignal | undefined)[];
  readonly timeoutMs: number;
  readonly maxRetries: number;
  /** Whether the call deletes a credential. */
  readonly deletes: boolean;
  /** Tells whether a response proves that the server did not act on its request. */
  readonly isRefusal: (response: ReceivedResponse) => boolean;
}

/** A call in progress. */
export interface Call extends CallState, CallSettings {
  attempts: number;
  /** How many attempts the server may have acted on. */
  unclearAttempts: number;
  /** Every key that was sent, so that responses can be searched for them. */
  readonly keys: string[];
  /** Aborts when the call ends before its work is done. */
  readonly signal: AbortSignal;
  /** The time on the clock of `performance.now()` by which the call ends. */
  readonly deadline: number;
  /** Sets a timer that does not outlive the call, and returns a function that clears it. */
  readonly setTimer: (callback: () => void, delayMs: number) => () => void;
  /** Waits. The promise stays pending if the call ends first. */
  readonly pause: (delayMs: number) => Promise<void>;
}

/**
 * Runs a call until its work is done, its deadline passes or its caller aborts it, whichever comes first.
 * It leaves no timer behind, and no listener on the caller's signals.
 *
 * It listens to these directly, because a derived signal could be garbage collected while the call waits.
 */
export function runCall<T>(settings: CallSettings, work: (call: Call) => Promise<T>): Promise<T> {
  // A test may replace the global timer functions while the call runs.
  const { setTimeout, clearTimeout } = globalThis;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const setTimer = (callback: () => void, delayMs: number): (() => void) => {
    const clear = (): void => {
      timers.delete(timer);
      clearTimeout(timer);
    };
    const timer = setTimeout(() => {
      clear();
      callback();
    }, delayMs);
    timers.add(timer);
    return clear;
  };
  const controller = new AbortController();
  const { signals, timeoutMs } = settings;
  const call: Call = {
    ...settings,
    attempts: 0,
    unclearAttempts: 0,
    get mayHaveActed() {
      return this.unclearAttempts > 0;
    },
    keys: [],
    signal: controller.signal,
    deadline: performance.now() + timeoutMs,
    setTimer,
    pause: (delayMs) =>
      new Promise((resolve) => {
        setTimer(resolve, delayMs);
      }),
  };
  const removers: (() => void)[] = [];
  return new Promise<T>((resolve, reject) => {
    const endWith = (error: ByokErrorBase): void => {
      reject(error);
      controller.abort();
    };
    for (const signal of signals) {
      if (!signal) continue;
      const abort = (): void => {
        const details = { reason: "abort", cause: signal.reason as unknown } as const;
        endWith(new ByokErrorBase("the caller's signal aborted the call", details, call));
      };
      if (signal.aborted) {
        abort();
        return;
      }
      removers.push(onAbort(signal, abort));
    }
    setTimer(() => {
      const message = `timed out after ${timeoutMs} ms`;
      endWith(new ByokErrorBase(message, { reason: "timeout" }, call));
    }, timeoutMs);
    work(call).then(resolve, reject);
  }).finally(() => {
    for (const timer of timers) clearTimeout(timer);
    for (const remove of removers) remove();
  });
}
