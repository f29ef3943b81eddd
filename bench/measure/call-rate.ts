import { join } from "node:path";
import type { Contender } from "../contenders.ts";
import { benchPath, execute } from "../execute.ts";

interface CallRate {
  callsPerSecond: number;
  cpuMicroseconds: number;
}

/**
 * Measures repeated calls in a child process.
 *
 * @param baseUrl - The server, or "stub" for a `fetch` that responds at once.
 */
export async function callRate(
  { program }: Contender,
  baseUrl: string,
  concurrency: number,
  calls: number,
): Promise<CallRate> {
  const child = join(benchPath, "child/call-rate.js");
  const args = [program, baseUrl, String(concurrency), String(calls)];
  return JSON.parse(await execute(benchPath, process.execPath, child, ...args)) as CallRate;
}
