import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { contractPath } from "../scripts/contract/upstream.js";
import { Failure, messageOf, run } from "../scripts/failure.js";
import { replaceFiles } from "../scripts/files/replace-files.js";
import { benchPath, rootPath } from "./execute.js";
import { bundleSizes, moduleCounts } from "./measure/bundle-size.js";
import { callTimes } from "./measure/call-time.js";
import { coldImports } from "./measure/cold-import.js";
import { generations } from "./measure/generate.js";
import { installedSizes } from "./measure/installed-size.js";
import { throughput } from "./measure/throughput.js";
import { typeChecks } from "./measure/type-check.js";
import { prepare } from "./prepare.js";
import { describeResults } from "./report.js";
import { verify } from "./verify.js";

const usage = `usage: npm run bench

Measures the package beside its peers, and writes bench/RESULTS.md.

  -- --quick                   fewer rounds; print the results, and write no file
  BENCH_DESCRIPTION=<file>     in the environment: a larger description to generate from`;

await run(async () => {
  const { quick } = readArguments();
  const larger = findLargerDescription();
  console.error("installing the contenders");
  const tarball = await prepare();
  console.error("checking that they do the same work");
  await verify();
  const text = await describeResults(await measure(tarball, larger, quick));
  if (quick) console.log(text);
  else await replaceFiles(new Map([[join(benchPath, "RESULTS.md"), text]]));
});

function readArguments() {
  try {
    return parseArgs({ options: { quick: { type: "boolean", default: false } } }).values;
  } catch (error) {
    throw new Failure(`${messageOf(error)}\n\n${usage}`);
  }
}

/** The file that was asked for, or one that may lie beside the repository. */
function findLargerDescription() {
  const asked = process.env.BENCH_DESCRIPTION;
  const path = resolve(asked ?? join(rootPath, "../shared/upstream/openapi-2026-07.yaml"));
  if (existsSync(path)) return path;
  if (asked !== undefined) throw new Failure(`BENCH_DESCRIPTION: there is no file ${asked}`);
  return undefined;
}

/**
 * @typedef {Awaited<ReturnType<typeof measure>>} Results
 *
 * @param {string} tarball the packed package
 * @param {string | undefined} larger the path of a larger description
 * @param {boolean} quick
 */
async function measure(tarball, larger, quick) {
  const rounds = (/** @type {number} */ count) => (quick ? 1 : count);
  console.error("measuring sizes");
  const sizes = {
    bundleSizes: await bundleSizes(),
    installedSizes: await installedSizes(tarball),
    moduleCounts: await moduleCounts(),
  };
  console.error("measuring imports and calls");
  const times = {
    coldImports: await coldImports(rounds(15)),
    callTimes: await callTimes(rounds(11), quick ? 500 : 4000),
    singleCalls: await throughput(1, rounds(5), quick ? 200 : 800),
    parallelCalls: await throughput(64, rounds(5), quick ? 200 : 800),
  };
  console.error("measuring compilers and generators");
  return {
    ...sizes,
    ...times,
    typeChecks: await typeChecks(rounds(7)),
    contract: await generations(contractPath, rounds(5)),
    larger: larger === undefined ? undefined : await generations(larger, rounds(2)),
  };
}
