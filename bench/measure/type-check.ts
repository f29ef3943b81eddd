import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { contenders } from "../contenders.ts";
import { execute, tscPath, workPath } from "../execute.ts";
import { sampleInTurn, secondsOf } from "../samples.ts";
import type { Samples } from "../samples.ts";

export const empty = { name: "an empty file", consumer: "export {};" };

/** Measures the time that the compiler takes for a project of one line in a fresh process, in seconds. */
export async function typeChecks(rounds: number): Promise<Samples> {
  const projects: { name: string; folder: string }[] = [];
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
