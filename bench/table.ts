import { median, medianRatio } from "./samples.ts";
import type { Samples } from "./samples.ts";

/** Formats a number with its unit. */
export type Unit = (value: number) => string;

export type Column = [title: string, samples: Samples, unit: Unit];

export const milliseconds: Unit = inUnit("ms", 1);
export const microseconds: Unit = inUnit("µs", 1);
export const seconds: Unit = inUnit("s", 2);
export const times: Unit = inUnit("×", 2);
export const perSecond: Unit = inUnit("calls/s", 0);

export function bytes(value: number): string {
  return value < 1e6 ? `${(value / 1000).toFixed(1)} kB` : `${(value / 1e6).toFixed(1)} MB`;
}

/**
 * Formats medians and their ratios to a base as a Markdown table.
 *
 * @param names - The names of the rows.
 * @param base - The name that the ratios are relative to.
 */
export function compare(names: string[], base: string, columns: Column[]): string {
  const rows = names.map((name) => [
    name,
    ...columns.map(([, samples, unit]) => {
      if (!samples.has(name)) return "–";
      return `${unit(median(samples, name))} (${times(medianRatio(samples, name, base))})`;
    }),
  ]);
  return table(["", ...columns.map(([title]) => title)], rows);
}

export function table(head: string[], rows: string[][]): string {
  const rule = head.map((_, column) => (column === 0 ? "---" : "--:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function inUnit(unit: string, digits: number): Unit {
  return (value) => `${value.toFixed(digits)} ${unit}`;
}
