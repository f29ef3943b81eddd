import { join } from "node:path";
import { benchPath, execute } from "../execute.js";

/**
 * Calls again and again, in a process of its own.
 *
 * @param {{ program: string }} contender
 * @param {string} baseUrl or "stub", for a `fetch` that answers at once
 * @param {number} concurrency
 * @param {number} calls
 */
export async function callRate({ program }, baseUrl, concurrency, calls) {
  const child = join(benchPath, "child/call-rate.js");
  const args = [program, baseUrl, String(concurrency), String(calls)];
  /** @type {unknown} */
  const rate = JSON.parse(await execute(benchPath, process.execPath, child, ...args));
  return /** @type {{ callsPerSecond: number, cpuMicroseconds: number }} */ (rate);
}
