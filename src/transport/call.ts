import { ByokDeletionErrorBase } from "../errors/byok-deletion-error.ts";
import { ByokErrorBase } from "../errors/byok-error.ts";
import type { ByokErrorDetails } from "../errors/byok-error.ts";
import type { CallState, CredentialState } from "../errors/credential-state.ts";
import type { CallSettings } from "../options/settings.ts";
import type { ExaminedResponse, ReceivedResponse } from "./response.ts";

/** The purpose of a call, which decides what it may send and what a response proves. */
export interface CallPurpose {
  /** The only request that the call may send. If absent, the call may send any request below the base URL. */
  readonly onlyRequest?: { readonly method: string; readonly url: string };
  /** Whether the call deletes a credential. */
  readonly isDeletion: boolean;
  /** Whether the call changes nothing on the server. */
  readonly isReadOnly: boolean;
  /** The list that the call reads, for messages: `workspace 1111…`. */
  readonly subject?: string;
  /** Determines what a response proves. */
  readonly examine: (response: ReceivedResponse) => ExaminedResponse;
}

/** The state of a call in progress. */
export class Call implements CallState {
  readonly settings: CallSettings;
  readonly purpose: CallPurpose;
  /** Every management key that was sent. Errors mask these keys in text from the server. */
  readonly keys: Set<string> = new Set<string>();
  attempts = 0;
  /** How many attempts the server may have acted on. */
  unclearAttempts = 0;
  /** The response to the last request, if it was usable. */
  lastResponse: ExaminedResponse | undefined;
  /** The error of the last request, if no usable response arrived. */
  lastFailure: ByokErrorBase | undefined;
  hasEnded = false;

  /** When the call times out, on the clock of `performance.now()`. */
  readonly #deadline: number;
  readonly #endCallbacks = new Set<() => void>();
  // Stores both timer functions, because a test may replace the global functions while the call runs.
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
    return !this.purpose.isReadOnly && this.unclearAttempts > 0;
  }

  /** Throws the error for a rejection by openapi-fetch: the error of the last request, or an error about middleware. */
  readonly throwFailure = (): never => {
    throw this.lastFailure ?? this.middlewareError("openapi-fetch or middleware threw an error");
  };

  middlewareError(message: string): ByokErrorBase {
    return this.createError(message, { reason: "input", argument: "middleware" });
  }

  /**
   * Creates an error of this call.
   *
   * @param credential - What the last response proves about the credential, if anything.
   */
  createError(
    message: string,
    details: ByokErrorDetails,
    credential: CredentialState = this.mayHaveActed ? "unknown" : "unchanged",
  ): ByokErrorBase {
    const { attempts, mayHaveActed } = this;
    const { subject } = this.purpose;
    const problem = subject === undefined ? message : `${subject}: ${message}`;
    return this.purpose.isDeletion
      ? new ByokDeletionErrorBase(problem, details, { credential, attempts, mayHaveActed })
      : new ByokErrorBase(problem, details, { attempts, mayHaveActed });
  }

  /** Ends the call: stops the request in flight, and removes all timers and listeners. */
  end(): void {
    this.hasEnded = true;
    for (const callback of this.#endCallbacks) callback();
  }

  /** Throws if the call has ended, to stop its work. The caller, who already has a result, does not see this error. */
  throwIfEnded(): void {
    if (this.hasEnded) throw new Error("the call has ended");
  }

  remainingMs(): number {
    return this.#deadline - performance.now();
  }

  /** Calls a function when the call ends. Returns a function that removes the callback. */
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
    const removeCallback = this.onEnd(() => {
      clearTimeout(timer);
    });
    return () => {
      removeCallback();
      clearTimeout(timer);
    };
  }

  /** Waits for a delay. If the call ends first, the promise stays pending. */
  pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.setTimer(resolve, delayMs);
    });
  }
}
