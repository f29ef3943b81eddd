import { Failure } from "../scripts/failure.ts";

/** The result of one check: why it failed, or nothing. */
export interface Verdict {
  failure: string | undefined;
}

/**
 * Prints a table of verdicts: ✓, ✗, or – where a check does not apply. The reasons for failures follow.
 *
 * @param columns - Their titles, each of as many lines as the first.
 * @throws Failure unless every check passed.
 */
export function report(
  columns: string[],
  rows: ReadonlyMap<string, readonly (Verdict | undefined)[]>,
): void {
  const titles = columns.map((column) => column.split("\n"));
  const head = (titles[0] ?? []).map((_, line) => [
    "",
    ...titles.map((title) => title[line] ?? ""),
  ]);
  const body = [...rows].map(([name, verdicts]) => [name, ...verdicts.map(markOf)]);
  console.log(`\n${formatTable([...head, ...body])}\n`);

  const failures = titles.flatMap((title, column) => {
    const namesByFailure = new Map<string, string[]>();
    for (const [name, verdicts] of rows) {
      const failure = verdicts[column]?.failure;
      if (failure === undefined) continue;
      namesByFailure.set(failure, [...(namesByFailure.get(failure) ?? []), name]);
    }
    return [...namesByFailure].map(
      ([failure, names]) => `${title.join(" ")}: ${names.join("; ")}\n${failure}`,
    );
  });
  if (failures.length > 0) throw new Failure(`some checks failed\n\n${failures.join("\n\n")}`);
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
