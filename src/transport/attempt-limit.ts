import type { Call } from "./call.ts";

/** Stops an attempt when its time limit passes or its call ends. */
export class AttemptLimit {
  /** Whether the attempt was stopped. */
  isStopped = false;

  readonly #controller = new AbortController();
  readonly #stopped: Promise<never>;
  #rejectStopped: (reason: Error) => void = () => undefined;
  readonly #removeCallback: () => void;
  #clearTimer: () => void = () => undefined;

  constructor(call: Call) {
    this.#stopped = new Promise((_resolve, reject) => {
      this.#rejectStopped = reject;
    });
    // Prevents an unhandled rejection while the attempt is not waiting.
    this.#stopped.catch(() => undefined);
    const stop = (): void => {
      this.#stop();
    };
    this.#removeCallback = call.onEnd(stop);
    const { attemptTimeoutMs } = call.settings;
    // Otherwise, the deadline of the call comes first, and no timer is needed.
    if (attemptTimeoutMs < call.remainingMs()) {
      this.#clearTimer = call.setTimer(stop, attemptTimeoutMs);
    }
  }

  /** Aborts when the attempt is stopped. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Waits for a promise, and rejects if the attempt is stopped first: not every `fetch` honours its signal. */
  wait<T>(promise: PromiseLike<T>): Promise<T> {
    return Promise.race([promise, this.#stopped]);
  }

  /** Releases the timer and the callback once the attempt is over. */
  release(): void {
    this.#removeCallback();
    this.#clearTimer();
  }

  #stop(): void {
    this.isStopped = true;
    this.#rejectStopped(new Error("the attempt was stopped"));
    this.#controller.abort();
  }
}
