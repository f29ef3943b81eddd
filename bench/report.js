import { arch, availableParallelism, cpus, loadavg, platform } from "node:os";
import { format } from "prettier";
import { baseline, contenders, ours } from "./contenders.js";
import { baseGenerator, generators, ourGenerator } from "./generators.js";
import { otherExports } from "./measure/bundle-size.js";
import { empty } from "./measure/type-check.js";
import { median, medianRatio } from "./samples.js";
import { versions } from "./versions.js";

/**
 * @typedef {(value: number) => string} Unit
 * @typedef {import("./samples.js").Samples} Samples
 * @typedef {[title: string, samples: Samples, unit: Unit]} Column
 */

/** @type {Unit} */
const bytes = (value) =>
  value < 1e6 ? `${(value / 1000).toFixed(1)} kB` : `${(value / 1e6).toFixed(1)} MB`;
const milliseconds = inUnit("ms", 1);
const microseconds = inUnit("µs", 1);
const seconds = inUnit("s", 2);
const times = inUnit("×", 2);
const perSecond = inUnit("calls/s", 0);

// What else the machine does: later, the run itself is part of it.
const load = loadavg()[0] ?? NaN;

/**
 * Writes down what a run measured, as Markdown.
 *
 * @param {import("./run.js").Results} results
 */
export async function describeResults(results) {
  const { bundleSizes, installedSizes, typeChecks, coldImports, callTimes, contract, larger } =
    results;
  const names = contenders.map(({ name }) => name);
  const typeCheck = median(typeChecks, ours) - median(typeChecks, empty.name);
  /** @type {Column[]} */
  const largerColumns = larger
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

All programs in \`bench/programs/\` do the same: one request, and success only if a 200 says that the
credential is deleted. Every run checks that first.

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

A minified program in gzip; what is installed with dependencies, or generated, in bytes of all files; the
modules that Node loads; the compiler on one line, in a fresh process.

${compare([...names, ...otherExports.map(({ name }) => name), empty.name], baseline, [
  ["gzip", bundleSizes, bytes],
  ["installed", installedSizes, bytes],
  ["modules", results.moduleCounts, String],
  ["type-check", typeChecks, seconds],
])}

## Speed

Each in fresh processes. A call with a stubbed \`fetch\` is measured in processor time, some of which the stub
takes, for all alike. The deadline is \`signal: AbortSignal.timeout(30_000)\`; of the others, only
openrouter-byok has one.

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

${larger ? "" : "Generating from a larger description was skipped: there is none."}
`;
  return await format(text, { parser: "markdown" });
}

/**
 * @param {string} name
 * @param {number} limit
 * @param {number} value
 * @param {Unit} unit
 */
function goal(name, limit, value, unit) {
  const verdict = value <= limit ? "met" : `missed by ${unit(value - limit)}`;
  return [name, `≤ ${unit(limit)}`, unit(value), verdict];
}

/**
 * @param {string[]} names a row for each
 * @param {string} base what the ratios are to
 * @param {Column[]} columns
 */
function compare(names, base, columns) {
  const rows = names.map((name) => [
    name,
    ...columns.map(([, samples, unit]) => {
      if (!samples.has(name)) return "–";
      return `${unit(median(samples, name))} (${times(medianRatio(samples, name, base))})`;
    }),
  ]);
  return table(["", ...columns.map(([title]) => title)], rows);
}

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(head, rows) {
  const rule = head.map((_, column) => (column === 0 ? "---" : "--:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/**
 * @param {string} unit
 * @param {number} digits
 * @returns {Unit}
 */
function inUnit(unit, digits) {
  return (value) => `${value.toFixed(digits)} ${unit}`;
}
