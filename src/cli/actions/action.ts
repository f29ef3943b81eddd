import type { Attempt, Outcome } from "./outcome.ts";

/** The options of one attempt. */
export interface AttemptOptions {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly maxRetries: 0;
}

/** What a command does to each credential. An action is safe to repeat. */
export interface Action {
  /** The outcome of a successful action, such as `deleted`. */
  readonly done: Outcome;
  /** The verb for questions, such as `delete`. */
  readonly verb: string;
  /** Whether an absent credential counts as a success. */
  readonly acceptsAbsent: boolean;
  /** Performs the action on one credential, without retries. */
  readonly attempt: (id: string, options: AttemptOptions) => Promise<Attempt>;
}
