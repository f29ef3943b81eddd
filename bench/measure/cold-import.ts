import { join } from "node:path";
import { contenders } from "../contenders.ts";
import { benchPath, execute } from "../execute.ts";
import { sampleInTurn } from "../samples.ts";
import type { Samples } from "../samples.ts";

/** Measures how long a fresh process takes to import a contender's modules, in milliseconds. */
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
