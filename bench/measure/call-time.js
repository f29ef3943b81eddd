import { contenders } from "../contenders.js";
import { sampleInTurn } from "../samples.js";
import { callRate } from "./call-rate.js";

/**
 * Measures what a call costs whose `fetch` answers at once, in microseconds of processor time, which other
 * work on the machine adds little to. Making the answer is part of it, for all alike.
 *
 * @param {number} rounds
 * @param {number} calls
 */
export function callTimes(rounds, calls) {
  return sampleInTurn(contenders, rounds, async (contender) => {
    const { cpuMicroseconds } = await callRate(contender, "stub", 1, calls);
    return cpuMicroseconds;
  });
}
