import { arch, availableParallelism, cpus, loadavg, platform } from "node:os";
import { format } from "prettier";
import { baseline, contenders, ours } from "./contenders.ts";
import { baseGenerator, generators } from "./generators.ts";
import { describeGoals } from "./goals.ts";
import type { Results } from "./measure.ts";
import { otherExports } from "./measure/bundle-size.ts";
import { empty } from "./measure/type-check.ts";
import { describeSummary } from "./summary.ts";
import { bytes, compare, microseconds, milliseconds, perSecond, seconds } from "./table.ts";
import type { Column } from "./table.ts";
import { versions } from "./versions.ts";

// The load is read at the start, before the benchmark itself adds to it.
const load = loadavg()[0] ?? NaN;

/** Describes the results of a run in Markdown. */
export async function describeResults(results: Results): Promise<string> {
  const { bundleSizes, installedSizes, typeChecks, coldImports, callTimes, contract, larger } =
    results;
  const names = contenders.map(({ name }) => name);
  const largerColumns: Column[] = larger
    ? [
        ["a larger description", larger.cold, seconds],
        ["again", larger.unchanged, seconds],
      ]
    : [];
  const text = `# Results

Written by \`npm run bench\`. All times and rates are medians over several rounds; sizes are measured once. Unless
stated otherwise, a value in brackets is a ratio to plain ${baseline}: the median of the ratios within each round.

- ${availableParallelism()} × ${String(cpus()[0]?.model)}, ${platform()} ${arch()}, load average ${load.toFixed(1)} before the run
- Node ${process.versions.node}, ${Object.entries(versions)
    .map((entry) => entry.join(" "))
    .join(", ")}

All programs in \`bench/programs/\` do the same work: each sends one request, and succeeds only if a successful
response confirms the deletion. Every run first verifies this with a confirmation, a denial and a 401.

## Summary

The values are for one deletion, and the ratios are relative to plain ${baseline}. The compiler checks one line in a
fresh process. The loopback server receives 64 calls at a time.

${describeSummary(results)}

## Goals

${describeGoals(results)}

## Size

- gzip: the compressed size of the minified program
- installed: the size of all files of the installed packages with their dependencies, or of the generated code
- modules: the number of modules that Node loads
- type-check: the time that the compiler takes for one line in a fresh process

${compare([...names, ...otherExports.map(({ name }) => name), empty.name], baseline, [
  ["gzip", bundleSizes, bytes],
  ["installed", installedSizes, bytes],
  ["modules", results.moduleCounts, String],
  ["type-check", typeChecks, seconds],
])}

## Speed

Every measurement uses fresh processes. A call with a stubbed \`fetch\` is measured in processor time, including the time
of the stub, which is the same for all. openapi-fetch with a deadline uses \`signal: AbortSignal.timeout(30_000)\`;
openrouter-byok also sets a deadline, and no other contender does.

${compare(names, baseline, [
  ["cold import", coldImports, milliseconds],
  ["call, stubbed `fetch`", callTimes, microseconds],
  ["loopback, 1 at a time", results.singleCalls, perSecond],
  ["loopback, 64 at a time", results.parallelCalls, perSecond],
])}

The highest rate of openrouter-byok in a round was ${perSecond(Math.max(...(results.parallelCalls.get(ours) ?? [])))}.

## Generating

Each generator runs from scratch, and again with nothing changed, in fresh processes. The ratios in brackets are
relative to openapi-typescript.

${compare(
  generators.map(({ name }) => name),
  baseGenerator,
  [
    ["our contract", contract.cold, seconds],
    ["again", contract.unchanged, seconds],
    ...largerColumns,
  ],
)}

${larger ? "" : "Generating from a larger description was not measured: `BENCH_DESCRIPTION` was not set."}
`;
  return await format(text, { parser: "markdown" });
}
