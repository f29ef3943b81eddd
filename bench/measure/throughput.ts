import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { contenders } from "../contenders.ts";
import { benchPath } from "../execute.ts";
import { sampleInTurn } from "../samples.ts";
import type { Samples } from "../samples.ts";
import { callRate } from "./call-rate.ts";

/** Measures how many calls per second a process makes to a server on loopback. */
export async function throughput(
  concurrency: number,
  rounds: number,
  calls: number,
): Promise<Samples> {
  // Like every measured process, the server runs without this program's TypeScript loader.
  const api = fork(join(benchPath, "child/serve-api.js"), { execArgv: [] });
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
