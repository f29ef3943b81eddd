import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import render from "../codegen/render.ts";
import { compareWithUpstream } from "../drift/compare-with-upstream.ts";
import { inMarkdown } from "../drift/in-markdown.ts";
import { describeChange, type Report } from "../drift/report.ts";
import { addEntries, changelogPath } from "../lib/changelog.ts";
import { print, readOptions, startCommand, type Command } from "../lib/command.ts";
import { Failure } from "../lib/failure.ts";
import { replaceFiles } from "../lib/replace-files.ts";
import { extract } from "../upstream/extract.ts";
import type { Published } from "../upstream/published.ts";
import { contractFiles, contractPath, generatedPath, readRecord } from "../upstream/record.ts";

const usage = `usage: npm run drift:accept [-- --upstream <url or file>]

If the contract has drifted, vendors what upstream publishes, generates, adds the changes to
CHANGELOG.md, and sets the next version.`;

const manifestPaths = ["package.json", "package-lock.json"];

export const driftAccept: Command = {
  usage,
  async run(args) {
    const { upstream } = readOptions(args, { upstream: { type: "string" } }, usage);
    const { published, report } = await compareWithUpstream(contractPath, upstream);
    const { verdict } = report;
    if (verdict === "unknown") throw new Failure(report.reason ?? "the verdict is unknown");
    if (verdict !== "none") {
      const { version, files } = await follow(published, verdict, report);
      await replaceFiles(files);
      print(`the contract follows ${published.source}; next version: ${version}`);
    }
    print(`verdict: ${verdict}`);
  },
};

/** The files to write so that the contract is what upstream publishes, and the next version. */
async function follow(
  { source, document, sha256: sourceSha256 }: Published,
  verdict: "compatible" | "breaking",
  { changes }: Report,
): Promise<{ version: string; files: Map<string, string> }> {
  const record = await readRecord();
  const { contract, operations } = extract(document, record.operations, source);
  const folder = resolve(generatedPath);
  const generated = await render(contract, source, folder, record.openEnumerations);
  const entries = changes.map(
    (change) => `${change.verdict}: ${inMarkdown(`${change.where}: ${describeChange(change)}`)}`,
  );
  const { version, changelog } = addEntries(
    await readFile(changelogPath, "utf8"),
    verdict,
    entries,
  );
  const files = new Map([
    ...contractFiles({ ...record, operations, sourceSha256 }, contract),
    ...generated,
    [changelogPath, changelog],
  ]);
  for (const path of manifestPaths) {
    files.set(path, withVersion(await readFile(path, "utf8"), version));
  }
  return { version, files };
}

/** A manifest or lockfile with another version, as `npm version` writes it. */
function withVersion(json: string, version: string): string {
  const manifest = JSON.parse(json) as { version: string; packages?: { "": { version: string } } };
  manifest.version = version;
  if (manifest.packages) manifest.packages[""].version = version;
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

await startCommand(import.meta, driftAccept);
