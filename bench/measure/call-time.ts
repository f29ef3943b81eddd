import { contenders } from "../contenders.ts";
import { sampleInTurn } from "../samples.ts";
import type { Samples } from "../samples.ts";
import { callRate } from "./call-rate.ts";

/**
 * Measures the processor time of a call with a stubbed `fetch`, in microseconds. Other load on the machine hardly
 * affects this time. It includes the creation of the response, which takes the same time for all contenders.
 */
export function callTimes(rounds: number, calls: number): Promise<Samples> {
  return sampleInTurn(contenders, rounds, async (contender) => {
    const { cpuMicroseconds } = await callRate(contender, "stub", 1, calls);
    return cpuMicroseconds;
  });
}
