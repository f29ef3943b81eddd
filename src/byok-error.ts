import type { Bodies, ErrorStatus } from "./contract.ts";
import type { ByokClientOptions } from "./options.ts";

/**
 * What may be believed about the credential after a call:
 *
 * - `"unchanged"`: nothing was sent, or every attempt was refused
 * - `"absent"`: no such credential exists now
 * - `"unknown"`: it may or may not be deleted
 */
export type CredentialState = "unchanged" | "absent" | "unknown";

/** The argument, or the option of it, that was refused. */
export type ByokInputArgument = "id" | "options" | keyof ByokClientOptions;

/**
 * What went wrong, and what comes with it.
 *
 * @inline
 */
export type ByokErrorFacts =
  | (Bare & { readonly reason: "input"; readonly argument: ByokInputArgument })
  | (Bare & { readonly reason: "network" | "timeout" | "abort" })
  | (Bodiless & { readonly reason: "response" | "http"; readonly status: number })
  | {
      [Status in ErrorStatus]: {
        readonly reason: "http";
        readonly status: Status;
        readonly body: Bodies[Status];
        readonly detail: string;
      };
    }[ErrorStatus];

interface Bodiless {
  readonly body?: undefined;
  readonly detail?: undefined;
}

interface Bare extends Bodiless {
  readonly status?: undefined;
}

/** Known to every copy of this package that a program may have loaded. */
const brand = Symbol.for("openrouter-byok.ByokError");

/** What is known of a call. */
export interface CallState {
  /** How many requests were sent. */
  readonly attempts: number;
  /** Whether an attempt left it open if the server acted. */
  readonly isOpen: boolean;
}

/** What every failed call has. Of a {@link ByokError}, more is known by its `reason` and `status`. */
export interface ByokErrorBase extends Error {
  readonly name: "ByokError";
  /**
   * Why the call failed:
   *
   * - `"input"`: an argument was refused, before anything was sent unless it is a key for a later attempt
   * - `"http"`: the answer is a redirect, or has an error status
   * - `"response"`: the answer is a 2xx that does not confirm the deletion
   * - `"network"`: the connection failed, or broke before the whole answer was there
   * - `"timeout"`: the deadline passed
   * - `"abort"`: the caller's signal ended the call
   */
  readonly reason: ByokErrorFacts["reason"];
  /** What may be believed about the credential now. */
  readonly credential: CredentialState;
  /** How many requests were sent. */
  readonly attempts: number;
  /** The status of the answer that decided the call. */
  readonly status?: number;
  /** The decoded body of that answer, if it is the one that the contract documents for `status`. */
  readonly body?: unknown;
  /** What the API says in that body: one line of at most 300 characters, the key masked. */
  readonly detail?: string;
  /** The argument that was refused. */
  readonly argument?: ByokInputArgument;
}

/**
 * A failed call: `credential` says what is known, `reason` and `status` say why.
 *
 * It holds no request, response, header or cause, so that the management key is in nothing that is
 * logged of it.
 */
export type ByokError = ByokErrorBase & ByokErrorFacts;

/**
 * The class of failed calls: what this copy of the package throws is an instance of it. {@link isByokError}
 * also knows those of other copies.
 */
// The instance is a union, which a class declaration cannot say.
export const ByokError: new (
  what: string,
  facts: ByokErrorFacts,
  call: CallState,
  credential?: CredentialState,
) => ByokError = class ByokError extends Error {
  static {
    // On the prototype, so that every stack starts with it and no copy of an error repeats it.
    Object.assign(this.prototype, { name: "ByokError", [brand]: true });
  }

  constructor(
    what: string,
    facts: ByokErrorFacts,
    { attempts, isOpen }: CallState,
    credential: CredentialState = isOpen ? "unknown" : "unchanged",
  ) {
    const known =
      credential === "unknown" ? "may be deleted or not: call again" : `is ${credential}`;
    super(`${what}; the credential ${known}`);
    Object.assign(this, facts, { credential, attempts });
  }
} as never;

/**
 * Tells whether a value is a {@link ByokError}, whichever realm or copy of this package it comes from.
 *
 * @param value - Anything that was thrown.
 */
export function isByokError(value: unknown): value is ByokError {
  return typeof value === "object" && value !== null && brand in value;
}
