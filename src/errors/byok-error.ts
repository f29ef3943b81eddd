import { describeKnown } from "./facts.ts";
import type { ByokErrorFacts, ByokErrorReason, ByokInputArgument, CallState } from "./facts.ts";

/** Identifies the errors of every copy of this package in a program. */
const brand = Symbol.for("openrouter-byok.ByokError");

/** The properties of an error beside its message and the state of its call. */
export type ByokErrorDetails = Pick<ByokErrorBase, "reason"> & {
  readonly [
    Name in "status" | "body" | "detail" | "argument" | "code" | "retryAfterMs" | "cause"
  ]?: ByokErrorBase[Name];
};

/** The class behind {@link ByokError}. */
export class ByokErrorBase extends Error implements CallState {
  static {
    nameForLoggers(this);
    // The prototype has them, so that stacks show the name and loggers do not list either.
    Object.assign(this.prototype, { name: "ByokError", [brand]: true });
  }

  /** Makes `instanceof` agree with {@link isByokError}. */
  static override [Symbol.hasInstance](value: unknown): value is ByokError {
    return isByokError(value);
  }

  declare readonly name: "ByokError";
  /**
   * Why the call failed:
   *
   * - `"input"`: an argument, an option or a middleware was rejected. Requests were made only if `attempts` is
   *   above 0.
   * - `"http"`: the response has an error status, or is a redirect, followed or not
   * - `"response"`: the response is a success that does not hold what the contract documents, or its body is longer
   *   than 1 MiB
   * - `"network"`: the connection failed, or broke before the whole response had arrived
   * - `"timeout"`: the call or its last attempt took too long
   * - `"abort"`: the caller's signal ended the call
   */
  declare readonly reason: ByokErrorReason;
  /** Why the call failed, in words: the message without what is known after the call. */
  declare readonly problem: string;
  /** How many requests were made. */
  declare readonly attempts: number;
  /** Whether the server may have acted on one of them. */
  declare readonly mayHaveActed: boolean;
  /** The status of the response that decided the call. */
  declare readonly status?: number | undefined;
  /**
   * The decoded body, if the response is the API's own and its body is the documented one for `status`. Keys are
   * masked.
   */
  declare readonly body?: unknown;
  /** The message in the response's error envelope, on one line of at most 300 characters. Keys are masked. */
  declare readonly detail?: string | undefined;
  /** The code of a network failure, such as `ECONNRESET`. */
  declare readonly code?: string | undefined;
  /** How long the server asks to wait before another attempt, in milliseconds. */
  declare readonly retryAfterMs?: number | undefined;
  /** The rejected argument. */
  declare readonly argument?: ByokInputArgument | undefined;
  /** The signal's reason, if the signal ended the call. Never set for another `reason`. */
  declare readonly cause?: unknown;

  constructor(message: string, { cause, ...details }: ByokErrorDetails, state: CallState) {
    super(message + describeKnown(state), cause === undefined ? undefined : { cause });
    Object.assign(this, details, state);
    // The message contains it, so loggers need not list it.
    Object.defineProperty(this, "problem", { value: message });
  }

  /** The name, the message and every other fact but `cause`, which may be any value. */
  toJSON(): object {
    const { name, message } = this;
    return Object.assign({ name, message }, this);
  }
}

/**
 * Gives a class the name that loggers print. A minifier renames classes, and many loggers print the name of the
 * constructor.
 */
export function nameForLoggers(errorClass: typeof ByokErrorBase): void {
  Object.defineProperty(errorClass, "name", { value: "ByokError" });
}

/**
 * Any error of this package. `reason` says why the call failed. The errors of failed deletions are
 * {@link ByokDeletionError}s.
 *
 * It holds no request, response or header, so that logging it does not reveal the management key.
 */
export type ByokError = ByokErrorBase & ByokErrorFacts;

/** What `instanceof` needs to know about a class of errors. Only this package creates them. */
export interface ErrorClass<Instance> {
  readonly prototype: Error;
  /** Decides `instanceof`. */
  [Symbol.hasInstance](value: unknown): value is Instance;
}

/** The class of {@link ByokError}, for `instanceof`. It recognizes the errors that {@link isByokError} does. */
export const ByokError: ErrorClass<ByokError> = ByokErrorBase;

/**
 * Tells whether a value is an error of this package, whichever realm or copy of the package it comes from.
 *
 * @param value - Anything that was thrown.
 */
export function isByokError(value: unknown): value is ByokError {
  return typeof value === "object" && value !== null && brand in value;
}
