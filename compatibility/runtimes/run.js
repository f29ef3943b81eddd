import { cp } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { run } from "../../scripts/failure.js";
import { withTemporaryFolder } from "../../scripts/files/with-temporary-folder.js";
import { installPacked } from "../packed-package.js";
import { report } from "../report.js";
import { scenarios } from "./program/scenarios.js";
import { listRuntimes } from "./runtimes.js";
import { startServers } from "./servers.js";

/** @typedef {import("../report.js").Verdict} Verdict */
/** @typedef {typeof import("openrouter-byok/sandbox")} SandboxModule */

await run(() =>
  withTemporaryFolder(async (folder) => {
    await installPacked(folder);
    await cp(join(import.meta.dirname, "program"), folder, { recursive: true });
    const path = join(folder, "node_modules/openrouter-byok/dist/sandbox/sandbox.js");
    /** @type {unknown} */
    const module = await import(pathToFileURL(path).href);

    const runtimes = await listRuntimes(folder);
    /** @type {Record<string, Verdict>[]} */
    const outcomes = [];
    for (const runtime of runtimes) {
      outcomes.push(await tryScenarios(runtime, /** @type {SandboxModule} */ (module)));
    }
    /** @type {Map<string, (Verdict | undefined)[]>} */
    const rows = new Map();
    for (const name of Object.keys(scenarios)) {
      rows.set(
        name,
        outcomes.map((verdicts) => verdicts[name]),
      );
    }
    report(
      runtimes.map(({ title }) => title),
      rows,
    );
  }),
);

/**
 * @param {import("./runtimes.js").Runtime} runtime
 * @param {SandboxModule} module
 */
async function tryScenarios({ traits, options = {}, run }, { createSandbox }) {
  const sandbox = createSandbox();
  const servers = await startServers(sandbox);
  const apiKey = sandbox.managementKey;
  const settings = JSON.stringify({ url: servers.url, apiKey, traits, options });
  /** @type {Record<string, unknown>} */
  let results = {};
  /** @type {string | undefined} */
  let failure;
  try {
    /** @type {unknown} */
    const output = JSON.parse(await run(settings, { OPENROUTER_MANAGEMENT_KEY: apiKey }));
    results = /** @type {typeof results} */ (output);
  } catch (error) {
    failure = `the program failed: ${String(error)}`;
  } finally {
    servers.close();
  }
  /** @type {Record<string, Verdict>} */
  const verdicts = {};
  for (const [name, { only, expected }] of Object.entries(scenarios)) {
    if (only && !traits.includes(only)) continue;
    verdicts[name] = { failure: failure ?? describeDifference(expected, results[name]) };
  }
  return verdicts;
}

/**
 * @param {unknown} expected
 * @param {unknown} actual
 */
function describeDifference(expected, actual) {
  if (isDeepStrictEqual(actual, expected)) return undefined;
  return `  expected ${JSON.stringify(expected)}\n  got      ${JSON.stringify(actual)}`;
}
