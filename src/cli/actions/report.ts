import type { Output } from "../output/output.ts";
import type { Action } from "./action.ts";
import { describeResult, toJsonLine } from "./describe-result.ts";
import type { Outcome, Result } from "./outcome.ts";
import { Tally } from "./tally.ts";

const styles = {
  deleted: "green",
  disabled: "green",
  enabled: "green",
  rotated: "green",
  unchanged: "yellow",
  unknown: "red",
} as const satisfies Record<Exclude<Outcome, "absent">, string>;

/**
 * Prints results as they arrive. The result for an absent credential is held back until another result, or the check at
 * the end, shows that the server is the API: a server that imitates the API's error format would respond with a 404 as
 * well.
 */
export class Report {
  readonly tally: Tally;
  readonly #action: Action;
  readonly #isJson: boolean;
  readonly #output: Output;
  #isApi = false;
  #absent: Result[] = [];

  constructor(total: number, action: Action, isJson: boolean, output: Output) {
    this.tally = new Tally(total);
    this.#action = action;
    this.#isJson = isJson;
    this.#output = output;
  }

  /** Whether results are held back because the server may not be the API. */
  get holdsResults(): boolean {
    return this.#absent.length > 0;
  }

  add(result: Result): void {
    if (result.outcome === this.#action.done) this.confirmApi();
    if (result.outcome === "absent" && !this.#isApi) this.#absent.push(result);
    else this.#print(result);
  }

  /** Prints the held-back results: the server is the API. */
  confirmApi(): void {
    this.#isApi = true;
    for (const result of this.#absent.splice(0)) this.#print(result);
  }

  /** Prints the held-back results as `unknown`: the server may not be the API. */
  doubtApi(detail: string): void {
    for (const result of this.#absent.splice(0)) {
      this.#print({ ...result, outcome: "unknown", detail });
    }
  }

  #print(result: Result): void {
    this.tally.add(result);
    if (this.#isJson) this.#output.printJson(toJsonLine(result));
    else this.#output.print(describeResult(result), this.#styleOf(result.outcome));
    this.#output.showStatus(this.tally.describeProgress(this.#action.done));
  }

  #styleOf(outcome: Outcome) {
    if (outcome !== "absent") return styles[outcome];
    return this.#action.acceptsAbsent ? "green" : "yellow";
  }
}
