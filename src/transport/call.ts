import { ByokDeletionErrorBase } from "../errors/byok-deletion-error.ts";
import { ByokErrorBase } from "../errors/byok-error.ts";
import type { ByokErrorDetails } from "../errors/byok-error.ts";
import type { CallState, CredentialState } from "../errors/facts.ts";
import type { CallSettings } from "../options/settings.ts";
import type { ExaminedResponse, ReceivedResponse } from "./response.ts";

/** What a call does. */
export interface CallPurpose {
  /** The only request that the call may send. Without it, every request below the base URL may be sent. */
  readonly onlyRequest?: { readonly method: string; readonly url: string };
  /** Whether the call deletes a credential. */
  readonly isDeletion: boolean;
  /** Finds out what a response proves. */
  readonly examine: (response: ReceivedResponse) => ExaminedResponse;
}

/** A call in progress: all that is sent and received until it ends. */
export class Call implements CallState {
  readonly settings: CallSettings;
  readonly purpose: CallPurpose;
  /** Every key that was sent, so that responses can be searched for them. */
  readonly keys: Set<string> = new Set<string>();
  attempts = 0;
  /** How many attempts the server may have acted on. */
  unclearAttempts = 0;
  /** The last response, unless the request was sent again and no response arrived. */
  lastResponse: ExaminedResponse | undefined;
  /** Why no response arrived for the request that was sent last. */
  lastFailure: ByokErrorBase | undefined;
  hasEnded = false;

  /** The time on the clock of `performance.now()` by which the call ends. */
  readonly #deadline: number;
  readonly #endCallbacks = new Set<() => void>();
  // A test may replace the global timer functions while the call runs.
  readonly #timers = {
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
  };

  constructor(settings: CallSettings, purpose: CallPurpose) {
    this.settings = settings;
    this.purpose = purpose;
    this.#deadline = performance.now() + settings.timeoutMs;
  }

  get mayHaveActed(): boolean {
    return this.unclearAttempts > 0;
  }

  /** Throws what made openapi-fetch reject: that no response arrived, or else a middleware. */
  readonly fail = (): never => {
    throw this.lastFailure ?? this.middlewareError("openapi-fetch or middleware threw an error");
  };

  middlewareError(message: string): ByokErrorBase {
    return this.createError(message, { reason: "input", argument: "middleware" });
  }

  /**
   * Creates an error of this call.
   *
   * @param credential - What the last response proves about the credential, if it proves something.
   */
  createError(
    message: string,
    details: ByokErrorDetails,
    credential: CredentialState = this.mayHaveActed ? "unknown" : "unchanged",
  ): ByokErrorBase {
    const { attempts, mayHaveActed } = this;
    return this.purpose.isDeletion
      ? new ByokDeletionErrorBase(message, details, { credential, attempts, mayHaveActed })
      : new ByokErrorBase(message, details, { attempts, mayHaveActed });
  }

  /** Ends the call: it stops what is under way, and leaves no timer and no listener. */
  end(): void {
    this.hasEnded = true;
    for (const callback of this.#endCallbacks) callback();
  }

  /** Stops the work of a call that has ended. Nobody waits for its result any more. */
  throwIfEnded(): void {
    if (this.hasEnded) throw new Error("the call has ended");
  }

  remainingMs(): number {
    return this.#deadline - performance.now();
  }

  /** Calls back when the call ends. Returns a function that removes the callback. */
  onEnd(callback: () => void): () => void {
    this.#endCallbacks.add(callback);
    return () => this.#endCallbacks.delete(callback);
  }

  /** Sets a timer that does not outlive the call, and returns a function that clears it. */
  setTimer(callback: () => void, delayMs: number): () => void {
    const { setTimeout, clearTimeout } = this.#timers;
    const timer = setTimeout(() => {
      removeCallback();
      callback();
    }, delayMs);
    const clear = (): void => {
      clearTimeout(timer);
    };
    const removeCallback = this.onEnd(clear);
    return () => {
      removeCallback();
      clear();
    };
  }

  /** Waits. The promise stays pending if the call ends first. */
  pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.setTimer(resolve, delayMs);
    });
  }
}
