import type { CredentialState } from "../index.ts";
import { exitCodes } from "./exit-codes.ts";
import type { ExitCode } from "./exit-codes.ts";

/** What is known about one credential, in the order of its JSON form. */
export interface Result {
  readonly id: string;
  readonly credential: CredentialState;
  /** Whether the API confirmed the deletion. */
  readonly deleted: boolean;
  /** The status of the response that decided the call. */
  readonly status: number | null;
  /** How many requests were sent. */
  readonly attempts: number;
  /** The API's message, or else why there is none. */
  readonly detail: string | null;
}

/** The result for a credential for which no request was sent. */
export function unsent(id: string, reason: string): Result {
  const detail = `not sent: ${reason}`;
  return { id, credential: "unchanged", deleted: false, status: null, attempts: 0, detail };
}

/** The result on one line, its first word being what is known. */
export function describeResult({ id, credential, deleted, status, detail }: Result): string {
  const state = deleted ? "deleted" : credential;
  const isStatusKnown = status === null || detail === null || detail.includes(String(status));
  const reason = isStatusKnown ? detail : `${status}: ${detail}`;
  return [state.padEnd(9), id, reason ?? ""].join("  ").trimEnd();
}

/** Counts results by what is known. */
export class Tally {
  readonly #total: number;
  readonly #counts = { deleted: 0, absent: 0, unchanged: 0, unknown: 0 };

  constructor(total: number) {
    this.#total = total;
  }

  add({ deleted, credential }: Result): void {
    this.#counts[deleted ? "deleted" : credential]++;
  }

  describeProgress(): string {
    const { deleted, absent, unchanged, unknown } = this.#counts;
    const gone = deleted + absent;
    const done = gone + unchanged + unknown;
    const remaining = this.#total - done;
    return `${done} done: ${gone} gone, ${unchanged} unchanged, ${unknown} unknown; ${remaining} remaining`;
  }

  describe(): string {
    const { deleted, absent, unchanged, unknown } = this.#counts;
    const gone = `${deleted + absent} gone (${deleted} deleted, ${absent} absent)`;
    return `total ${this.#total}: ${gone}, ${unchanged} unchanged, ${unknown} unknown`;
  }

  get hasUnknown(): boolean {
    return this.#counts.unknown > 0;
  }

  get exitCode(): ExitCode {
    if (this.hasUnknown) return exitCodes.unknown;
    return this.#counts.unchanged > 0 ? exitCodes.unchanged : exitCodes.success;
  }
}
