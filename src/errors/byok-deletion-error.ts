import { ByokErrorBase, isByokError, nameForLoggers } from "./byok-error.ts";
import type { ByokError, ErrorClass } from "./byok-error.ts";
import type { CredentialState, DeletionState } from "./credential-state.ts";

/** The class behind {@link ByokDeletionError}. */
export class ByokDeletionErrorBase extends ByokErrorBase implements DeletionState {
  static {
    nameForLoggers(this);
  }

  /** Makes `instanceof` agree with {@link isDeletionError}. */
  static override [Symbol.hasInstance](value: unknown): value is ByokDeletionError {
    return isDeletionError(value);
  }

  /** What is known about the credential. */
  declare readonly credential: CredentialState;
}

/**
 * The error of a failed deletion. `credential` states what is known about the credential; `reason` and `status` state
 * why the call failed.
 */
export type ByokDeletionError = ByokDeletionErrorBase & ByokError;

/**
 * The class of {@link ByokDeletionError}, for `instanceof`. It recognizes the same errors as {@link isDeletionError}.
 */
export const ByokDeletionError: ErrorClass<ByokDeletionError> = ByokDeletionErrorBase;

/**
 * Tells whether a value is the error of a failed deletion, even one from another realm or another copy of the package.
 *
 * @param value - Any thrown value.
 */
export function isDeletionError(value: unknown): value is ByokDeletionError {
  return isByokError(value) && "credential" in value;
}
