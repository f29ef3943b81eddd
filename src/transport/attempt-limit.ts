import type { Call } from "./call.ts";

/** Limits one attempt: it stops when its time is over, or when its call ends. */
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
    // Nobody waits for it between two waits of the attempt.
    this.#stopped.catch(() => undefined);
    const stop = (): void => {
      this.#stop();
    };
    this.#removeCallback = call.onEnd(stop);
    const { attemptTimeoutMs } = call.settings;
    // Otherwise, the deadline of the call comes first.
    if (attemptTimeoutMs < call.remainingMs()) {
      this.#clearTimer = call.setTimer(stop, attemptTimeoutMs);
    }
  }

  /** Aborts when the attempt is stopped. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Waits for a promise, and rejects if the attempt is stopped first: not every `fetch` obeys its signal. */
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
