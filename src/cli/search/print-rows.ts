import type { Output } from "../output/output.ts";
import { formatCredentials } from "./credential-table.ts";
import type { Row } from "./credential-table.ts";
import { toJsonLine } from "./json-line.ts";

/** Prints credentials to standard output, as a table or as lines of JSON. */
export function printRows(rows: readonly Row[], isJson: boolean, output: Output): void {
  if (isJson) {
    for (const row of rows) output.printJson(toJsonLine(row));
    return;
  }
  if (rows.length === 0) return;
  const [header = "", ...lines] = formatCredentials(rows, process.stdout.columns || undefined);
  output.print(header, "bold");
  for (const line of lines) output.print(line);
}
