import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { contenders } from "../contenders.js";
import { execute, tscPath, workPath } from "../execute.js";
import { sampleInTurn, secondsOf } from "../samples.js";

export const empty = { name: "an empty file", consumer: "export {};" };

/**
 * Measures how long the compiler takes for a project of one line, in seconds.
 *
 * @param {number} rounds
 */
export async function typeChecks(rounds) {
  const projects = [];
  for (const { name, consumer } of [empty, ...contenders]) {
    if (consumer === undefined) continue;
    const folder = join(workPath, "consumers", String(projects.length));
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "index.ts"), consumer);
    const tsconfig = {
      extends: "../../tsconfig.json",
      include: ["."],
      compilerOptions: { rootDir: "../.." },
    };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
    projects.push({ name, folder });
  }
  return await sampleInTurn(projects, rounds, ({ folder }) =>
    secondsOf(() => execute(folder, process.execPath, tscPath, "--noEmit")),
  );
}
