import { describeState } from "./credential-state.ts";
import type { CallState, DeletionState } from "./credential-state.ts";
import type { ByokInputArgument } from "./input-argument.ts";
import type { ByokErrorFacts, ByokErrorReason } from "./properties-by-reason.ts";

/** Identifies the errors of every copy of this package in a program. */
const brand = Symbol.for("openrouter-byok.ByokError");

/** The properties of an error, except its message and the state of its call. */
export type ByokErrorDetails = Pick<ByokErrorBase, "reason"> & {
  readonly [
    Name in "status" | "body" | "detail" | "argument" | "code" | "retryAfterMs" | "cause"
  ]?: ByokErrorBase[Name];
};

/** The class behind {@link ByokError}. */
export class ByokErrorBase extends Error implements CallState {
  static {
    nameForLoggers(this);
    // Both properties are on the prototype, so that stack traces show the name and loggers list neither property.
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
   * - `"input"`: an argument or an option is invalid, or middleware interfered with the call. `attempts` is the number
   *   of requests that were made before the error.
   * - `"http"`: the response has an error status or an invalid status, or is a redirect, whether or not `fetch`
   *   followed it
   * - `"response"`: the response has a success status but not the documented content, or has a body of more than 1 MiB,
   * whatever its status. For `listByokKeys`, also: a list kept changing, or is too long.
   * - `"network"`: the connection failed, or broke before a success response had arrived completely
   * - `"timeout"`: the deadline of the call passed, or the last attempt reached its own time limit before an error
   * status had arrived; if one had arrived, the reason is `"http"`
   * - `"abort"`: the caller's signal aborted the call
   */
  declare readonly reason: ByokErrorReason;
  /** Why the call failed: `message` without its last part, which describes the state after the call. */
  declare readonly problem: string;
  /** How many requests were made. */
  declare readonly attempts: number;
  /** Whether the server may have acted on one of the requests. Always `false` for a call that only reads. */
  declare readonly mayHaveActed: boolean;
  /** The status of the response that decided the outcome of the call. */
  declare readonly status?: number | undefined;
  /**
   * The decoded body of an error response that came from the API. Set only if `DELETE /byok/{id}` documents the status,
   * and if the body is no longer than 64 KiB divided by the number of keys that the call has sent. Keys are masked.
   */
  declare readonly body?: unknown;
  /** The message in the response's error envelope, on one line of at most 300 characters. Keys are masked. */
  declare readonly detail?: string | undefined;
  /** The code of a network failure, such as `ECONNRESET`. */
  declare readonly code?: string | undefined;
  /** How long the server asks the client to wait before another attempt, in milliseconds. */
  declare readonly retryAfterMs?: number | undefined;
  /** The rejected argument or option, or `"middleware"` if middleware interfered with the call. */
  declare readonly argument?: ByokInputArgument | undefined;
  /** The signal's reason, if `reason` is `"abort"`. Never set otherwise. */
  declare readonly cause?: unknown;

  constructor(
    message: string,
    { cause, ...details }: ByokErrorDetails,
    state: CallState | DeletionState,
  ) {
    super(message + describeState(state), cause === undefined ? undefined : { cause });
    Object.assign(this, details, state);
    // Not enumerable, because loggers need not repeat a part of the message.
    Object.defineProperty(this, "problem", { value: message });
  }

  /**
   * Returns all properties except `stack`, `problem` (`message` contains it) and `cause` (it may be any value).
   */
  toJSON(): object {
    const { name, message } = this;
    return Object.assign({ name, message }, this);
  }
}

/** Sets the name of an error class: minifiers rename classes, and many loggers print the name of the constructor. */
export function nameForLoggers(errorClass: typeof ByokErrorBase): void {
  Object.defineProperty(errorClass, "name", { value: "ByokError" });
}

/**
 * Any error of this package. `reason` says why the call failed. The error of a failed deletion is a {@link
 * ByokDeletionError}.
 *
 * An error holds no request and no header, and only a little of a response, in which keys are masked. Therefore,
 * logging an error does not reveal the management key.
 */
export type ByokError = ByokErrorBase & ByokErrorFacts;

/**
 * The part of an error class that `instanceof` uses. It has no constructor, because only this package creates errors.
 */
export interface ErrorClass<Instance> {
  readonly prototype: Error;
  /** Implements `instanceof`. */
  [Symbol.hasInstance](value: unknown): value is Instance;
}

/** The class of {@link ByokError}, for `instanceof`. It recognizes the same errors as {@link isByokError}. */
export const ByokError: ErrorClass<ByokError> = ByokErrorBase;

/**
 * Tells whether a value is an error of this package, even one from another realm or another copy of the package.
 *
 * @param value - Any thrown value.
 */
export function isByokError(value: unknown): value is ByokError {
  return typeof value === "object" && value !== null && brand in value;
}
