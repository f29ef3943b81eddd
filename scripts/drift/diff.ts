import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { Mapping } from "../openapi/document.ts";
import { withTemporaryFolder } from "../lib/with-temporary-folder.ts";
import { runRedocly } from "../lib/redocly-cli.ts";

const plugin = join(import.meta.dirname, "./drift-rules/plugin.ts");

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

/** What breaks callers: Redocly's rules, and ours for what they let pass. */
const config = {
  telemetry: "off",
  plugins: ["plugin.js"],
  extends: ["diff-recommended", "drift/breaking"],
};

/** Compares two descriptions by Redocly's rules and those in `redocly/drift-rules/`. */
export function diff(base: Mapping, revision: Mapping): Promise<Difference[]> {
  return withTemporaryFolder(async (folder) => {
    const write = async (name: string, content: object): Promise<string> => {
      await writeFile(join(folder, name), JSON.stringify(content));
      return join(folder, name);
    };
    // A loader for the plugin's TypeScript would slow down the CLI more than the comparison takes.
    await build({
      entryPoints: [plugin],
      outfile: join(folder, "plugin.js"),
      bundle: true,
      format: "esm",
      platform: "node",
    });
    const sides = [await write("base.json", base), await write("revision.json", revision)];
    const report = join(folder, "report.json");
    const output = ["--format", "json", "--output", report, "--fail-on", "none"];
    await runRedocly("diff", ...sides, ...output, "--config", await write("redocly.yaml", config));
    const { changes } = JSON.parse(await readFile(report, "utf8")) as { changes: Difference[] };
    return changes;
  });
}
