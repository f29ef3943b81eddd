import type { Attempt, Outcome } from "./outcome.ts";

/** The options of one attempt. */
export interface AttemptOptions {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly maxRetries: 0;
}

/** Something that a command does with each of its credentials. It is safe to repeat. */
export interface Action {
  /** The outcome of a success. */
  readonly done: Outcome;
  /** The verb for questions and messages: `delete`. */
  readonly verb: string;
  /** Whether a credential that is absent is as it should be. */
  readonly acceptsAbsent: boolean;
  /** Tries it once. */
  readonly attempt: (id: string, options: AttemptOptions) => Promise<Attempt>;
}
