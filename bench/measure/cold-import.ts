import { join } from "node:path";
import { contenders } from "../contenders.ts";
import { benchPath, execute } from "../execute.ts";
import { sampleInTurn } from "../samples.ts";
import type { Samples } from "../samples.ts";

/** Measures how long the first import in a process takes, in milliseconds. */
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
