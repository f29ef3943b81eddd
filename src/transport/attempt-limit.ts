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
  readonly #stop = (): void => {
    this.isStopped = true;
    this.#rejectStopped(new Error("the attempt was stopped"));
    this.#controller.abort();
  };

  constructor(call: Call) {
    this.#stopped = new Promise((_resolve, reject) => {
      this.#rejectStopped = reject;
    });
    // Prevents an unhandled rejection if nothing waits for this promise.
    this.#stopped.catch(() => undefined);
    this.#removeCallback = call.onEnd(this.#stop);
    const { attemptTimeoutMs } = call.settings;
    // No timer is needed if the deadline of the call comes first.
    if (attemptTimeoutMs < call.remainingMs()) {
      this.#clearTimer = call.setTimer(this.#stop, attemptTimeoutMs);
    }
  }

  /** Aborts when the attempt is stopped. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Waits for a promise, but rejects if the attempt is stopped first, because not every `fetch` honours its signal. */
  wait<T>(promise: PromiseLike<T>): Promise<T> {
    return Promise.race([promise, this.#stopped]);
  }

  /** Releases the timer and the callback once the attempt is over. */
  release(): void {
    this.#removeCallback();
    this.#clearTimer();
  }
}
