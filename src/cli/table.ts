import { printable } from "./printable.ts";
import { pad, truncate, widthOf } from "./width.ts";

const gap = "  ";
/** The minimum width of a column. */
const minWidth = 8;
/** At most this many characters of a cell are shown, since combining ones take no column. */
const maxCharacters = 120;

/**
 * Lays out rows as lines.
 *
 * If they do not fit, the last cell of each row gets a line of its own, and the others become narrower. The
 * first column, the ids, is never cut.
 *
 * @param columns - How many columns the terminal has; without it, nothing is cut.
 */
export function formatTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  columns?: number,
): string[] {
  const table = [titles, ...rows].map((row) =>
    row.map((cell) => printable(cell.slice(0, maxCharacters))),
  );
  const widths = titles.map((_, column) =>
    Math.max(...table.map((row) => widthOf(row[column] ?? ""))),
  );
  if (columns === undefined || totalWidth(widths) <= columns) {
    return table.map((row) => formatRow(row, widths));
  }
  const upper = narrow(widths.slice(0, -1), columns);
  const [header = [], ...body] = table;
  return [
    formatRow(header.slice(0, -1), upper),
    ...body.flatMap((row) => {
      const line = formatRow(row.slice(0, -1), upper);
      const last = row.at(-1) ?? "";
      return last === "" ? line : [line, gap + truncate(last, columns - gap.length)];
    }),
  ];
}

function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width) + gap.length * (widths.length - 1);
}

/** Narrows columns from left to right, except for the first, until all of them fit. */
function narrow(widths: readonly number[], columns: number): number[] {
  let excess = totalWidth(widths) - columns;
  return widths.map((width, column) => {
    const cut = column === 0 ? 0 : Math.max(0, Math.min(excess, width - minWidth));
    excess -= cut;
    return width - cut;
  });
}

function formatRow(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, column) => {
      const width = widths[column] ?? 0;
      return pad(truncate(cell, width), width);
    })
    .join(gap)
    .trimEnd();
}
