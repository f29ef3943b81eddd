import { baseline, baselineWithDeadline, ours } from "./contenders.ts";
import { ourGenerator } from "./generators.ts";
import type { Results } from "./measure.ts";
import { empty } from "./measure/type-check.ts";
import { difference, median, medianRatio } from "./samples.ts";
import { bytes, seconds, table, times } from "./table.ts";
import type { Unit } from "./table.ts";

/** Compares the results with the project's goals in a Markdown table. */
export function describeGoals(results: Results): string {
  const { bundleSizes, callTimes, contract, larger } = results;
  const { singleCalls, parallelCalls } = results;
  const installed = median(results.installedSizes, ours);
  const overEmpty = difference(results.typeChecks, ours, empty.name);
  const importRatio = medianRatio(results.coldImports, ours, baseline);
  const callRatio = medianRatio(callTimes, ours, baselineWithDeadline);
  const rows = [
    atMost("gzip size of one delete", 7000, median(bundleSizes, ours), bytes),
    atMost(`– ours, on top of ${baseline}`, 4200, difference(bundleSizes, ours, baseline), bytes),
    atMost("installed size, with dependencies", 500_000, installed, bytes),
    atMost("type-check of one line, beyond an empty file", 0.15, overEmpty, seconds),
    atMost(`cold import, relative to ${baseline}`, 1.5, importRatio, times),
    atMost(
      `call with a stubbed \`fetch\`, relative to ${baselineWithDeadline}`,
      1.3,
      callRatio,
      times,
    ),
  ];
  for (const [concurrency, rates, goal] of [
    [1, singleCalls, 0.85],
    [64, parallelCalls, 0.82],
  ] as const) {
    const what = `loopback throughput, ${concurrency} at a time, relative to ${baseline}`;
    rows.push(atLeast(what, goal, medianRatio(rates, ours, baseline), times));
  }
  rows.push(atMost("generating from scratch", 2.5, median(contract.cold, ourGenerator), seconds));
  if (larger) {
    const cold = median(larger.cold, ourGenerator);
    rows.push(atMost("generating from a larger description", 8, cold, seconds));
  }
  return table(["", "goal", "measured", ""], rows);
}

function atMost(name: string, limit: number, value: number, unit: Unit): string[] {
  const verdict = value <= limit ? "met" : `missed by ${unit(value - limit)}`;
  return [name, `≤ ${unit(limit)}`, unit(value), verdict];
}

function atLeast(name: string, limit: number, value: number, unit: Unit): string[] {
  const verdict = value >= limit ? "met" : `missed by ${unit(limit - value)}`;
  return [name, `≥ ${unit(limit)}`, unit(value), verdict];
}
