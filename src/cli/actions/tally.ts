import { exitCodes } from "../text/exit-codes.ts";
import type { ExitCode } from "../text/exit-codes.ts";
import type { Outcome, Result } from "./outcome.ts";

/** Counts results by outcome. */
export class Tally {
  readonly #total: number;
  readonly #counts: Record<Outcome, number> = {
    deleted: 0,
    disabled: 0,
    enabled: 0,
    rotated: 0,
    absent: 0,
    unchanged: 0,
    unknown: 0,
  };
  #absentAtFirst = 0;
  #isKeyRejected = false;

  constructor(total: number) {
    this.#total = total;
  }

  add({ outcome, attempts, status }: Result): void {
    this.#counts[outcome]++;
    if (outcome === "absent" && attempts === 1) this.#absentAtFirst++;
    if (outcome === "unchanged" && (status === 401 || status === 403)) this.#isKeyRejected = true;
  }

  count(outcome: Outcome): number {
    return this.#counts[outcome];
  }

  /** How many credentials were absent at the first attempt. This run cannot have deleted them. */
  get absentAtFirst(): number {
    return this.#absentAtFirst;
  }

  /** Whether the API rejected the management key. */
  get isKeyRejected(): boolean {
    return this.#isKeyRejected;
  }

  /**
   * Describes the counts while the action is running.
   *
   * @param done - The outcome of a successful action.
   */
  describeProgress(done: Outcome): string {
    const finished = Object.values(this.#counts).reduce((sum, number) => sum + number);
    const remaining = this.#total - finished;
    return `${finished} done: ${this.#describeCounts(done)}; ${remaining} remaining`;
  }

  /**
   * Describes the final counts.
   *
   * @param done - The outcome of a successful action.
   */
  describe(done: Outcome): string {
    return `total ${this.#total}: ${this.#describeCounts(done)}`;
  }

  /** @param acceptsAbsent - Whether an absent credential counts as a success. */
  exitCode(acceptsAbsent: boolean): ExitCode {
    if (this.count("unknown") > 0) return exitCodes.unknown;
    const isIncomplete =
      this.count("unchanged") > 0 || (!acceptsAbsent && this.count("absent") > 0);
    return isIncomplete ? exitCodes.unchanged : exitCodes.success;
  }

  #describeCounts(done: Outcome): string {
    const { deleted, absent, unchanged, unknown } = this.#counts;
    const settled =
      done === "deleted"
        ? `${deleted + absent} gone (${deleted} deleted, ${absent} absent)`
        : `${this.count(done)} ${done}, ${absent} absent`;
    return `${settled}, ${unchanged} unchanged, ${unknown} unknown`;
  }
}
