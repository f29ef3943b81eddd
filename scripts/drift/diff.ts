import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { Mapping } from "../document.ts";
import { withTemporaryFolder } from "../files/with-temporary-folder.ts";
import { runRedocly } from "../redocly/cli.ts";

const rules = join(import.meta.dirname, "../redocly/drift-rules");

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
    const pathTo = (name: string): string => join(folder, name);
    const [before, after, report] = [
      pathTo("base.json"),
      pathTo("after.json"),
      pathTo("report.json"),
    ];
    await writeFile(before, JSON.stringify(base));
    await writeFile(after, JSON.stringify(revision));
    const output = ["--format", "json", "--output", report, "--fail-on", "none"];
    // A loader for the plugin's TypeScript would slow down the CLI more than the comparison takes.
    const [plugin, config] = [pathTo("plugin.js"), pathTo("redocly.yaml")];
    const entryPoints = [join(rules, "plugin.ts")];
    await build({ entryPoints, outfile: plugin, bundle: true, format: "esm", platform: "node" });
    await copyFile(join(rules, "redocly.yaml"), config);
    await runRedocly("diff", before, after, ...output, "--config", config);
    const { changes } = JSON.parse(await readFile(report, "utf8")) as { changes: Difference[] };
    return changes;
  });
}
