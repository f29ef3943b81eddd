import type { Attempt, Outcome } from "./outcome.ts";

/** The options of one attempt. */
export interface AttemptOptions {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly maxRetries: 0;
}

/** What a command does to each credential. An action is safe to repeat. */
export interface Action {
  /** The outcome of a successful action. */
  readonly done: Outcome;
  /** The verb for questions and messages: `delete`. */
  readonly verb: string;
  /** Whether an absent credential counts as a success. */
  readonly acceptsAbsent: boolean;
  /** Performs the action once. */
  readonly attempt: (id: string, options: AttemptOptions) => Promise<Attempt>;
}
