import { join } from "node:path";
import { contenders } from "../contenders.ts";
import { benchPath, execute } from "../execute.ts";
import { sampleInTurn } from "../samples.ts";
import type { Samples } from "../samples.ts";

/** Measures the time of the first import in a process, in milliseconds. */
export function coldImports(rounds: number): Promise<Samples> {
  return sampleInTurn(
    contenders.filter(({ modules }) => modules),
    rounds,
    async ({ modules = [] }) => {
      const child = join(benchPath, "child/import-time.js");
      return Number(await execute(benchPath, process.execPath, child, ...modules));
    },
  );
}
