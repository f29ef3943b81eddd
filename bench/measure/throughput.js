import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { contenders } from "../contenders.js";
import { benchPath } from "../execute.js";
import { sampleInTurn } from "../samples.js";
import { callRate } from "./call-rate.js";

/**
 * Measures how many calls a process makes over loopback, per second.
 *
 * @param {number} concurrency
 * @param {number} rounds
 * @param {number} calls
 */
export async function throughput(concurrency, rounds, calls) {
  const api = fork(join(benchPath, "child/api.js"));
  try {
    const baseUrl = String((await once(api, "message"))[0]);
    return await sampleInTurn(contenders, rounds, async (contender) => {
      const { callsPerSecond } = await callRate(contender, baseUrl, concurrency, calls);
      return callsPerSecond;
    });
  } finally {
    api.disconnect();
  }
}
