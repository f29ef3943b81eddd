import type { Bodies, ErrorStatus } from "./contract.ts";
import type { ByokClientOptions } from "./options.ts";

/**
 * What is known about the credential after a call:
 *
 * - `"unchanged"`: nothing was handed to `fetch`, or the API itself rejected every attempt
 * - `"absent"`: no such credential exists now
 * - `"unknown"`: it may or may not have been deleted
 */
export type CredentialState = "unchanged" | "absent" | "unknown";

/** The rejected argument, or the rejected option. */
export type ByokInputArgument = "id" | "options" | "middleware" | keyof ByokClientOptions;

/** Why a call failed. */
export type ByokErrorReason = "input" | "http" | "response" | "network" | "timeout" | "abort";

/**
 * What each reason comes with.
 *
 * @inline
 */
export type ByokErrorFacts =
  | (WithoutResponse & { readonly reason: "input"; readonly argument: ByokInputArgument })
  | (WithoutResponse & { readonly reason: "network" | "timeout" | "abort" })
  | {
      readonly reason: "response" | "http";
      readonly status: number;
      readonly body?: undefined;
      readonly detail?: string;
    }
  | {
      [Status in ErrorStatus]: {
        readonly reason: "http";
        readonly status: Status;
        readonly body: Bodies[Status];
        readonly detail: string;
      };
    }[ErrorStatus];

interface WithoutResponse {
  readonly status?: undefined;
  readonly body?: undefined;
  readonly detail?: undefined;
}

/** What is known about a call. */
export interface CallState {
  /** How many requests were handed to `fetch`. */
  readonly attempts: number;
  /** Whether the server may have acted on one of them. */
  readonly mayHaveActed: boolean;
  /** Whether the call deletes a credential. */
  readonly deletes: boolean;
}

/** What an error has besides its message and the state of its call. */
export type ByokErrorDetails = Pick<ByokErrorBase, "reason"> & {
  readonly [Name in "status" | "body" | "detail" | "argument" | "cause"]?: ByokErrorBase[Name];
};

/** All copies of this package in a program share this symbol. */
const brand = Symbol.for("openrouter-byok.ByokError");

/** The class of {@link ByokError}, which describes what each `reason` comes with. */
export class ByokErrorBase extends Error {
  static {
    // A minifier renames classes, and many loggers print the constructor's name.
    Object.defineProperty(this, "name", { value: "ByokError" });
    // On the prototype, so that stacks show it and JSON omits it.
    Object.assign(this.prototype, { name: "ByokError", [brand]: true });
  }

  declare readonly name: "ByokError";
  /**
   * Why the call failed:
   *
   * - `"input"`: an argument, an option or a middleware was rejected; something was sent only if `attempts` is
   *   above 0
   * - `"http"`: the response has an error status, or is a redirect, followed or not
   * - `"response"`: the response is a 2xx that does not confirm the deletion, or is longer than 1 MiB
   * - `"network"`: the connection failed, or broke before the whole response had arrived
   * - `"timeout"`: the deadline passed
   * - `"abort"`: the caller's signal ended the call
   */
  declare readonly reason: ByokErrorReason;
  /** What is known about the credential. Only a failed deletion has it. */
  declare readonly credential?: CredentialState;
  /** How many requests were handed to `fetch`. */
  declare readonly attempts: number;
  /** Whether the server may have acted on one of them. */
  declare readonly mayHaveActed: boolean;
  /** The status of the response that decided the call. */
  declare readonly status?: number;
  /**
   * The decoded body, if the response is the API's own and its body is the documented one for `status`. Keys are
   * masked.
   */
  declare readonly body?: unknown;
  /** The message of the response's error envelope, on one line of at most 300 characters. Keys are masked. */
  declare readonly detail?: string;
  /** The rejected argument. */
  declare readonly argument?: ByokInputArgument;
  /** The signal's reason, if the signal ended the call. Nothing else has a cause. */
  declare readonly cause?: unknown;

  constructor(
    message: string,
    facts: ByokErrorDetails,
    call: CallState,
    credential: CredentialState = call.mayHaveActed ? "unknown" : "unchanged",
  ) {
    const { attempts, mayHaveActed, deletes } = call;
    // A polluted prototype must not become the cause.
    const { cause, ...details } = { __proto__: null, ...facts } as ByokErrorDetails;
    const known = { ...(deletes && { credential }), attempts, mayHaveActed };
    super(message + describeKnown(known), cause === undefined ? undefined : { cause });
    Object.assign(this, details, known);
  }
}

const credentialKnowledge: Readonly<Record<CredentialState, string>> = {
  unchanged: "the credential is unchanged",
  absent: "no such credential exists now",
  unknown: "the credential may or may not have been deleted: call again to find out",
};

/** The end of an error's message, which says what is known after the call. */
export function describeKnown({
  credential,
  attempts,
  mayHaveActed,
}: Pick<ByokErrorBase, "credential" | "attempts" | "mayHaveActed">): string {
  if (credential) return `; ${credentialKnowledge[credential]}`;
  if (mayHaveActed) return "; the server may have acted on the request";
  return attempts === 0 ? "; nothing was sent" : "; the server did not act on the request";
}

/**
 * The class of every error of the client. Use it for failures of `api`; {@link isByokError} is true only for failed
 * deletions, and also works across copies of this package.
 */
export const ByokError: typeof ByokErrorBase = ByokErrorBase;

/**
 * A failed deletion: `credential` says what is known about the credential, `reason` and `status` say why
 * the call failed.
 *
 * It holds no request, response or header, so that logging it does not reveal the management key.
 */
export type ByokError = ByokErrorBase & { readonly credential: CredentialState } & ByokErrorFacts;

/**
 * Tells whether a value is a failed deletion, whichever realm or copy of this package it comes from.
 *
 * @param value - Anything that was thrown.
 */
export function isByokError(value: unknown): value is ByokError {
  return typeof value === "object" && value !== null && brand in value && "credential" in value;
}
