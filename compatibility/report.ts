import { Failure } from "../scripts/lib/failure.ts";

/** The result of one check. Without a `failure`, the check passed. */
export interface Verdict {
  failure: string | undefined;
}

/** The results of checks in several environments. */
export interface Table {
  /** The titles of the columns. All titles have the same number of lines. */
  columns: string[];
  /** The verdicts for each column, by the name of the check. */
  rows: ReadonlyMap<string, readonly (Verdict | undefined)[]>;
}

/**
 * Prints tables of verdicts: ✓ for a passed check, ✗ for a failed check, and – for a check that does not apply.
 *
 * @throws Failure with the reasons, if a check failed
 */
export function report(...tables: Table[]): void {
  for (const table of tables) print(table);
  const failures = tables.flatMap(listFailures);
  if (failures.length > 0) throw new Failure(`some checks failed\n\n${failures.join("\n\n")}`);
}

function print({ columns, rows }: Table): void {
  const titles = columns.map((column) => column.split("\n"));
  const head = (titles[0] ?? []).map((_, line) => [
    "",
    ...titles.map((title) => title[line] ?? ""),
  ]);
  const body = [...rows].map(([name, verdicts]) => [name, ...verdicts.map(markOf)]);
  console.log(`\n${formatTable([...head, ...body])}\n`);
}

function listFailures({ columns, rows }: Table): string[] {
  return columns.flatMap((title, column) => {
    const namesByFailure = new Map<string, string[]>();
    for (const [name, verdicts] of rows) {
      const failure = verdicts[column]?.failure;
      if (failure === undefined) continue;
      namesByFailure.set(failure, [...(namesByFailure.get(failure) ?? []), name]);
    }
    return [...namesByFailure].map(
      ([failure, names]) => `${title.replaceAll("\n", " ")}: ${names.join("; ")}\n${failure}`,
    );
  });
}

function markOf(verdict: Verdict | undefined): string {
  if (!verdict) return "–";
  return verdict.failure === undefined ? "✓" : "✗";
}

function formatTable(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join("  "))
    .map((line) => line.trimEnd())
    .join("\n");
}
