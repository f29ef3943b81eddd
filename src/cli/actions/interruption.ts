const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** How long to wait for requests in flight after the first interruption. */
const graceMs = 5000;

/** Converts SIGINT, SIGTERM and SIGHUP to two abort signals: one stops new requests, the other cancels all requests. */
export class Interruption {
  readonly #stop = new AbortController();
  readonly #end = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  constructor() {
    for (const signal of signals) process.on(signal, this.#interrupt);
  }

  /** Aborts at the first interruption: no further request may be sent. */
  get stopped(): AbortSignal {
    return this.#stop.signal;
  }

  /** Aborts at the second interruption, or five seconds after the first: requests in flight are cancelled. */
  get ended(): AbortSignal {
    return this.#end.signal;
  }

  /** Removes the signal handlers, so that the next interruption ends the process as usual. */
  dispose(): void {
    clearTimeout(this.#timer);
    for (const signal of signals) process.off(signal, this.#interrupt);
  }

  readonly #interrupt = (): void => {
    if (this.stopped.aborted) {
      this.#end.abort();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#end.abort();
    }, graceMs);
    this.#stop.abort();
  };
}
