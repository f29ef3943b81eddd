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

// The load of other programs: later, the run itself adds to it.
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

Written by \`npm run bench\`: medians, and in brackets the medians of the rounds' ratios to plain ${baseline}.

- ${availableParallelism()} × ${String(cpus()[0]?.model)}, ${platform()} ${arch()}, load average ${load.toFixed(1)} before the run
- Node ${process.versions.node}, ${Object.entries(versions)
    .map((entry) => entry.join(" "))
    .join(", ")}

All programs in \`bench/programs/\` do the same: they send one request, and succeed only if a 200 confirms that
the credential is deleted. Every run checks that first.

## In short

One deletion; the ratios refer to plain ${baseline}. The compiler checks one line, in a fresh process; the
loopback server gets 64 calls at a time.

${describeSummary(results)}

## Goals

${describeGoals(results)}

## Size

The minified program in gzip; the installed packages with their dependencies, or the generated code, in bytes of
all files; the modules that Node loads; the compiler on one line, in a fresh process.

${compare([...names, ...otherExports.map(({ name }) => name), empty.name], baseline, [
  ["gzip", bundleSizes, bytes],
  ["installed", installedSizes, bytes],
  ["modules", results.moduleCounts, String],
  ["type-check", typeChecks, seconds],
])}

## Speed

Each in fresh processes. A call with a stubbed \`fetch\` is measured in processor time; the stub's share is the
same for all. The deadline is \`signal: AbortSignal.timeout(30_000)\`; of the others, only openrouter-byok has
one.

${compare(names, baseline, [
  ["cold import", coldImports, milliseconds],
  ["call, stubbed `fetch`", callTimes, microseconds],
  ["loopback, 1 at a time", results.singleCalls, perSecond],
  ["loopback, 64 at a time", results.parallelCalls, perSecond],
])}

At its peak, in one round, openrouter-byok made ${perSecond(Math.max(...(results.parallelCalls.get(ours) ?? [])))}.

## Generating

From nothing, and again with nothing changed, in fresh processes. In brackets the ratios to
openapi-typescript.

${compare(
  generators.map(({ name }) => name),
  baseGenerator,
  [
    ["our contract", contract.cold, seconds],
    ["again", contract.unchanged, seconds],
    ...largerColumns,
  ],
)}

${larger ? "" : "Generating from a larger description was not measured: `BENCH_DESCRIPTION` named none."}
`;
  return await format(text, { parser: "markdown" });
}
