import { join } from "node:path";
import { contenders } from "../contenders.js";
import { benchPath, execute } from "../execute.js";
import { sampleInTurn } from "../samples.js";

/**
 * Measures how long the first import takes, in milliseconds.
 *
 * @param {number} rounds
 */
export function coldImports(rounds) {
  return sampleInTurn(
    contenders.filter(({ modules }) => modules),
    rounds,
    async ({ modules = [] }) => {
      const child = join(benchPath, "child/import-time.js");
      return Number(await execute(benchPath, process.execPath, child, ...modules));
    },
  );
}
