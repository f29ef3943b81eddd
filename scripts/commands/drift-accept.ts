import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { generatedPath, render } from "../codegen/render.ts";
import { compareWithUpstream } from "../drift/compare-with-upstream.ts";
import { formats, inChangelog, toAnnotations } from "../drift/report/formats.ts";
import type { Report } from "../drift/report/report.ts";
import { addEntries, changelogPath } from "../lib/changelog.ts";
import { print, readOptions, startCommand, type Command } from "../lib/command.ts";
import { Failure } from "../lib/failure.ts";
import { printable } from "../lib/printable.ts";
import { replaceFiles } from "../lib/replace-files.ts";
import { parseDocument } from "../openapi/parse-document.ts";
import { contractFiles, contractPath } from "../upstream/contract.ts";
import { extract } from "../upstream/extract.ts";
import type { Published } from "../upstream/read-published.ts";
import { rejectUnlistedServers } from "../upstream/reject-unlisted-servers.ts";
import { readRecord } from "../upstream/upstream-json.ts";

const usage = `usage: npm run drift:accept [-- options]

If there is a drift, updates the contract to the published description, regenerates the code,
adds the changes to CHANGELOG.md, and sets the next version.

  --upstream <url or file>  read this instead of the URL in openapi/upstream.json
  --report <folder>         also write report.json, report.md and, for GitHub, annotations.txt`;

const options = { upstream: { type: "string" }, report: { type: "string" } } as const;

const manifestPaths = ["package.json", "package-lock.json"];

export const driftAccept: Command = {
  usage,
  async run(args) {
    const { upstream, report: folder } = readOptions(args, options, usage);
    const { published, report } = await compareWithUpstream(contractPath, upstream);
    const { verdict } = report;
    if (verdict === "unknown") throw new Failure(report.reason ?? "the verdict is unknown");
    const files = folder === undefined ? new Map<string, string>() : reportFiles(report, folder);
    const acceptance = verdict === "none" ? undefined : await accept(published, verdict, report);
    for (const [path, content] of acceptance?.files ?? []) files.set(path, content);
    await replaceFiles(files);
    if (acceptance)
      print(`contract updated from ${published.source}; next version: ${acceptance.version}`);
    print(`verdict: ${verdict}`);
  },
};

function reportFiles(report: Report, folder: string): Map<string, string> {
  return new Map([
    [join(folder, "report.json"), `${printable(formats.json(report))}\n`],
    [join(folder, "report.md"), `${printable(formats.markdown(report))}\n`],
    [join(folder, "annotations.txt"), `${toAnnotations(report).join("\n")}\n`],
  ]);
}

/** The next version, and the files to write: contract, record, generated code, changelog and manifests. */
async function accept(
  { source, document, sha256: sourceSha256 }: Published,
  verdict: "compatible" | "breaking",
  { changes }: Report,
): Promise<{ version: string; files: Map<string, string> }> {
  const record = await readRecord();
  const { contract, operations } = extract(document, record.operations, source);
  rejectUnlistedServers(parseDocument(contract, source), record.hosts);
  const folder = resolve(generatedPath);
  const generated = await render(contract, source, folder, record.openEnumerations);
  const entries = changes.map(inChangelog);
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

/** A manifest or lockfile with a new version, formatted as `npm version` writes it. */
function withVersion(json: string, version: string): string {
  const manifest = JSON.parse(json) as { version: string; packages?: { "": { version: string } } };
  manifest.version = version;
  if (manifest.packages) manifest.packages[""].version = version;
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

await startCommand(import.meta, driftAccept);
