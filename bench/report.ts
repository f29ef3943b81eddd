import { arch, availableParallelism, cpus, loadavg, platform } from "node:os";
import { format } from "prettier";
import { baseline, contenders, ours } from "./contenders.ts";
import { baseGenerator, generators, ourGenerator } from "./generators.ts";
import type { Results } from "./measure.ts";
import { otherExports } from "./measure/bundle-size.ts";
import { empty } from "./measure/type-check.ts";
import { median, medianRatio } from "./samples.ts";
import {
  bytes,
  compare,
  microseconds,
  milliseconds,
  perSecond,
  seconds,
  table,
  times,
} from "./table.ts";
import type { Column, Unit } from "./table.ts";
import { versions } from "./versions.ts";

// The load of other programs: later, the run itself adds to it.
const load = loadavg()[0] ?? NaN;

/** Describes the results of a run in Markdown. */
export async function describeResults(results: Results): Promise<string> {
  const { bundleSizes, installedSizes, typeChecks, coldImports, callTimes, contract, larger } =
    results;
  const names = contenders.map(({ name }) => name);
  const typeCheck = median(typeChecks, ours) - median(typeChecks, empty.name);
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

## Goals

${table(
  ["", "goal", "measured", ""],
  [
    goal("gzip size of one delete", 4500, median(bundleSizes, ours), bytes),
    goal("installed size, with dependencies", 500_000, median(installedSizes, ours), bytes),
    goal("type-check of one line, over an empty file", 0.15, typeCheck, seconds),
    goal(`cold import, to ${baseline}`, 1.5, medianRatio(coldImports, ours, baseline), times),
    goal(
      `call with a stubbed \`fetch\`, to ${baseline}`,
      1.3,
      medianRatio(callTimes, ours, baseline),
      times,
    ),
    goal("generate, from nothing", 1.5, median(contract.cold, ourGenerator), seconds),
    goal("generate, nothing changed", 0.3, median(contract.unchanged, ourGenerator), seconds),
  ],
)}

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

function goal(name: string, limit: number, value: number, unit: Unit): string[] {
  const verdict = value <= limit ? "met" : `missed by ${unit(value - limit)}`;
  return [name, `≤ ${unit(limit)}`, unit(value), verdict];
}
