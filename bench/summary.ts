import { baseline, baselineWithDeadline, contenders, ours } from "./contenders.ts";
import type { Results } from "./measure.ts";
import { difference, median, medianRatio } from "./samples.ts";
import type { Samples } from "./samples.ts";
import { bytes, seconds, table, times } from "./table.ts";

type Cell = (samples: Samples, name: string) => string;

const size: Cell = (samples, name) => bytes(median(samples, name));
const duration: Cell = (samples, name) => seconds(median(samples, name));
const ratio: Cell = (samples, name) => times(medianRatio(samples, name, baseline));

/** Describes the main results in Markdown, for `RESULTS.md`. */
export function describeSummary(results: Results): string {
  const { bundleSizes, callTimes } = results;
  const columns: [title: string, samples: Samples, cell: Cell][] = [
    ["gzip", bundleSizes, size],
    ["installed", results.installedSizes, size],
    ["type-check", results.typeChecks, duration],
    ["cold import", results.coldImports, ratio],
    ["call, stubbed `fetch`", callTimes, ratio],
    ["calls/s, loopback", results.parallelCalls, ratio],
  ];
  const rows = contenders.map(({ name }) => [
    name,
    ...columns.map(([, samples, cell]) => (samples.has(name) ? cell(samples, name) : "–")),
  ]);
  const own = bytes(difference(bundleSizes, ours, baseline));
  const callRatio = times(medianRatio(callTimes, ours, baselineWithDeadline));
  return `${table(["", ...columns.map(([title]) => title)], rows)}

${baseline} accounts for ${size(bundleSizes, baseline)} of our ${size(bundleSizes, ours)}; the other ${own} are our own code. Each of our calls has a
deadline, and takes ${callRatio} the processor time of ${baselineWithDeadline}.`;
}
