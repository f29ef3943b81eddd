import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Mapping } from "../document.ts";
import { withTemporaryFolder } from "../files/with-temporary-folder.ts";
import { runRedocly } from "../redocly/cli.ts";

const config = join(import.meta.dirname, "../redocly/drift-rules/redocly.yaml");

interface Side {
  pointer: string;
  value: unknown;
}

/** A difference as `redocly diff` reports it. */
export interface Difference {
  path: string;
  /** What Redocly calls the node, for example `MediaType`. */
  typeName: string;
  kind: "added" | "removed" | "modified";
  impact: "major" | "minor" | "patch";
  verdicts: { message: string }[];
  property?: string;
  base?: Side;
  revision?: Side;
}

/** Compares two descriptions by the rules in `redocly/drift-rules/`. */
export function diff(base: Mapping, revision: Mapping): Promise<Difference[]> {
  return withTemporaryFolder(async (folder) => {
    const [before, after, report] = ["base.json", "revision.json", "report.json"].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    await writeFile(before, JSON.stringify(base));
    await writeFile(after, JSON.stringify(revision));
    const output = ["--format", "json", "--output", report, "--fail-on", "none"];
    await runRedocly("diff", before, after, ...output, "--config", config);
    const { changes } = JSON.parse(await readFile(report, "utf8")) as { changes: Difference[] };
    return changes;
  });
}
