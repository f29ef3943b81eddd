import { contenders } from "../contenders.ts";
import { sampleInTurn } from "../samples.ts";
import type { Samples } from "../samples.ts";
import { callRate } from "./call-rate.ts";

/**
 * Measures a call whose `fetch` responds at once, in microseconds of processor time, which other load on
 * the machine hardly affects. Creating the response is included, for all contenders alike.
 */
export function callTimes(rounds: number, calls: number): Promise<Samples> {
  return sampleInTurn(contenders, rounds, async (contender) => {
    const { cpuMicroseconds } = await callRate(contender, "stub", 1, calls);
    return cpuMicroseconds;
  });
}
