import { printable } from "./printable.ts";
import { pad, truncate, widthOf } from "./width.ts";

/** A column of a table. */
export interface Column {
  readonly title: string;
  /** The minimum width of the column on a narrow terminal. Without `minWidth`, the column is never narrowed. */
  readonly minWidth?: number;
}

const gap = "  ";

/**
 * The maximum number of characters of a cell. A maximum width would not be enough, because combining characters have no
 * width.
 */
const maxCharacters = 120;

/** The columns on one line, with their widths. */
type Line = readonly { readonly column: number; readonly width: number }[];

/**
 * Lays out rows as lines. If they do not fit the terminal, columns become narrower, and then rows wrap to several
 * lines.
 *
 * @param terminalWidth - The width of the terminal in characters. Without it, no column of the table is narrowed.
 */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  terminalWidth?: number,
): string[] {
  const titles = columns.map(({ title }) => title);
  const table = [titles, ...rows].map((row) =>
    row.map((cell) => printable(cell.slice(0, maxCharacters))),
  );
  const widths = titles.map((_, index) =>
    Math.max(...table.map((row) => widthOf(row[index] ?? ""))),
  );
  const lines = layOut(widths, columns, terminalWidth ?? Infinity);
  return table.flatMap((row) => formatRow(row, lines));
}

/** Distributes columns over as few lines as possible, and narrows columns that are too wide. */
function layOut(
  widths: readonly number[],
  columns: readonly Column[],
  terminalWidth: number,
): Line[] {
  const minWidths = widths.map((width, index) =>
    Math.min(width, columns[index]?.minWidth ?? width),
  );
  const lines: Line[] = [];
  let start = 0;
  while (start < widths.length) {
    // Continuation lines are indented by a gap.
    const available = start === 0 ? terminalWidth : terminalWidth - gap.length;
    let end = start + 1;
    while (end < widths.length && totalWidth(minWidths.slice(start, end + 1)) <= available) end++;
    let excess = totalWidth(widths.slice(start, end)) - available;
    const line = widths.slice(start, end).map((width, index) => {
      const cut = Math.max(0, Math.min(excess, width - (minWidths[start + index] ?? width)));
      excess -= cut;
      return { column: start + index, width: width - cut };
    });
    lines.push(line);
    start = end;
  }
  return lines;
}

function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width) + gap.length * (widths.length - 1);
}

/** Formats a row as lines, without empty lines. */
function formatRow(cells: readonly string[], lines: readonly Line[]): string[] {
  return lines.flatMap((line, index) => {
    const text = line
      .map(({ column, width }) => pad(truncate(cells[column] ?? "", width), width))
      .join(gap)
      .trimEnd();
    if (text === "") return [];
    return index === 0 ? [text] : [gap + text];
  });
}
