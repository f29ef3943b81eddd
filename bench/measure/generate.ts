import { rm } from "node:fs/promises";
import { join } from "node:path";
import { execute, rootPath, workPath } from "../execute.ts";
import { generators } from "../generators.ts";
import { sampleInTurn, secondsOf } from "../samples.ts";
import type { Samples } from "../samples.ts";

export interface Generations {
  cold: Samples;
  unchanged: Samples;
}

/** Measures the time to generate code, in seconds: from scratch, and again with nothing changed. */
export async function generations(description: string, rounds: number): Promise<Generations> {
  const measure = (isCold: boolean): Promise<Samples> =>
    sampleInTurn(generators, rounds, async (generator) => {
      const out = join(workPath, "out", String(generators.indexOf(generator)));
      // With the files of the last run, a generator could skip its work.
      if (isCold) await rm(out, { recursive: true, force: true });
      const args = generator.args(description, out);
      // Our generator reads openapi/upstream.json in the root folder.
      return await secondsOf(() => execute(rootPath, process.execPath, ...args));
    });
  return { cold: await measure(true), unchanged: await measure(false) };
}
