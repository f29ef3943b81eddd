import { Failure } from "../scripts/failure.js";

/**
 * What became of one thing that was tried: why it failed, or nothing.
 *
 * @typedef {{ failure?: string | undefined }} Verdict
 */

/**
 * Prints a table of verdicts: ✓, ✗, or – where there is nothing to try. Below it stands why any failed.
 *
 * @param {string[]} columns their titles, in as many lines as they have
 * @param {Map<string, (Verdict | undefined)[]>} rows
 * @throws {Failure} unless all is well
 */
export function report(columns, rows) {
  const titles = columns.map((column) => column.split("\n"));
  const head = (titles[0] ?? []).map((_, line) => [
    "",
    ...titles.map((title) => title[line] ?? ""),
  ]);
  const body = [...rows].map(([name, verdicts]) => [name, ...verdicts.map(markOf)]);
  console.log(`\n${formatTable([...head, ...body])}\n`);

  const failures = titles.flatMap((title, column) => {
    /** @type {Map<string, string[]>} */
    const namesByFailure = new Map();
    for (const [name, verdicts] of rows) {
      const failure = verdicts[column]?.failure;
      if (failure === undefined) continue;
      namesByFailure.set(failure, [...(namesByFailure.get(failure) ?? []), name]);
    }
    return [...namesByFailure].map(
      ([failure, names]) => `${title.join(" ")}: ${names.join("; ")}\n${failure}`,
    );
  });
  if (failures.length > 0) throw new Failure(`not all is well\n\n${failures.join("\n\n")}`);
}

/** @param {Verdict | undefined} verdict */
function markOf(verdict) {
  if (!verdict) return "–";
  return verdict.failure === undefined ? "✓" : "✗";
}

/** @param {string[][]} rows */
function formatTable(rows) {
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join("  "))
    .map((line) => line.trimEnd())
    .join("\n");
}
