import { rm } from "node:fs/promises";
import { join } from "node:path";
import { execute, workPath } from "../execute.js";
import { generators } from "../generators.js";
import { sampleInTurn, secondsOf } from "../samples.js";

/**
 * Measures how long generating takes, in seconds: from nothing, and again with nothing changed.
 *
 * @param {string} description
 * @param {number} rounds
 */
export async function generations(description, rounds) {
  const take = (/** @type {boolean} */ isCold) =>
    sampleInTurn(generators, rounds, async (generator) => {
      const out = join(workPath, "out", String(generators.indexOf(generator)));
      // Without what the last run left, none takes itself for up to date.
      if (isCold) await rm(out, { recursive: true, force: true });
      const args = generator.args(description, out);
      return await secondsOf(() => execute(workPath, process.execPath, ...args));
    });
  return { cold: await take(true), unchanged: await take(false) };
}
