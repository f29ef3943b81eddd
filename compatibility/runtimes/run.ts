import { cp } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { run } from "../../scripts/lib/command.ts";
import { withTemporaryFolder } from "../../scripts/lib/with-temporary-folder.ts";
import { installPacked } from "../packed-package.ts";
import { report } from "../report.ts";
import type { Table, Verdict } from "../report.ts";
import { listForeignFetches } from "./run-foreign-fetches.ts";
import { scenarios } from "./program/scenarios.js";
import { listRuntimes } from "./runtimes.ts";
import type { Runtime } from "./runtimes.ts";
import { startServers } from "./servers.ts";

type SandboxModule = typeof import("openrouter-byok/sandbox");

await run(() =>
  withTemporaryFolder(async (folder) => {
    await installPacked(folder);
    await cp(join(import.meta.dirname, "program"), folder, { recursive: true });
    const path = join(folder, "node_modules/openrouter-byok/dist/sandbox/sandbox.js");
    const module = (await import(pathToFileURL(path).href)) as SandboxModule;

    report(
      await tryAll(await listRuntimes(folder), module),
      await tryAll(await listForeignFetches(folder), module),
    );
  }),
);

async function tryAll(runtimes: Runtime[], module: SandboxModule): Promise<Table> {
  const outcomes: Map<string, Verdict>[] = [];
  for (const runtime of runtimes) outcomes.push(await tryScenarios(runtime, module));
  const names = Object.keys(scenarios).filter((name) =>
    outcomes.some((verdicts) => verdicts.has(name)),
  );
  return {
    columns: runtimes.map(({ title }) => title),
    rows: new Map(names.map((name) => [name, outcomes.map((verdicts) => verdicts.get(name))])),
  };
}

async function tryScenarios(
  { traits, options = {}, run }: Runtime,
  { createSandbox }: SandboxModule,
): Promise<Map<string, Verdict>> {
  const sandbox = createSandbox();
  const server = await startServers(sandbox);
  const apiKey = sandbox.managementKey;
  const settings = JSON.stringify({ url: server.url, apiKey, traits, options });
  let results: Record<string, unknown> = {};
  let programFailure: string | undefined;
  try {
    const output = await run(settings, { OPENROUTER_MANAGEMENT_KEY: apiKey });
    results = JSON.parse(output) as typeof results;
  } catch (error) {
    programFailure = `the program failed: ${String(error)}`;
  } finally {
    server.close();
  }
  const verdicts = new Map<string, Verdict>();
  for (const [name, { only, expected }] of Object.entries(scenarios)) {
    if (only && !traits.includes(only)) continue;
    const failure = programFailure ?? describeDifference(expected, results[name]);
    verdicts.set(name, { failure });
  }
  return verdicts;
}

function describeDifference(expected: unknown, actual: unknown): string | undefined {
  if (isDeepStrictEqual(actual, expected)) return undefined;
  return `  expected ${JSON.stringify(expected)}\n  got      ${JSON.stringify(actual)}`;
}
