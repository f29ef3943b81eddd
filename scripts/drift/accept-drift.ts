import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { compareWithUpstream } from "./compare-with-upstream.ts";
import { inChangelog } from "./report/formats.ts";
import { Failure } from "../lib/failure.ts";
import { extract } from "../upstream/extract.ts";
import { contractFiles, contractPath, readRecord } from "../upstream/record.ts";
import { addEntries, changelogPath } from "../lib/changelog.ts";

const root = join(import.meta.dirname, "../..");

/** What has to change so that the contract is what upstream publishes, and the next version. */
export default async function acceptDrift(upstream: string | undefined) {
  const { published, report } = await compareWithUpstream(contractPath, upstream);
  const { source, document, sha256: sourceSha256 } = published;
  const { verdict, changes, reason } = report;
  if (verdict === "unknown") throw new Failure(reason ?? "the verdict is unknown");
  if (verdict === "none") return { verdict, source, files: new Map<string, string>() };
  const entries = changes.map(inChangelog);
  // Usually nothing has drifted, so the compiler is loaded only here.
  const { default: render } = await import("../codegen/render.ts");
  const record = await readRecord();
  const { contract, operations } = extract(document, record.operations, source);
  const next = addEntries(await readFile(changelogPath, "utf8"), verdict, entries);
  const files = new Map([
    ...contractFiles({ ...record, operations, sourceSha256 }, contract),
    ...(await render(contract, source, join(root, "src/generated"))),
    [changelogPath, next.changelog],
  ]);
  for (const path of ["package.json", "package-lock.json"].map((name) => join(root, name)))
    files.set(path, withVersion(await readFile(path, "utf8"), next.version));
  return { verdict, source, version: next.version, files };
}

/** A manifest or lockfile with another version, as `npm version` writes it. */
function withVersion(json: string, version: string): string {
  const manifest = JSON.parse(json) as { version: string; packages?: { "": { version: string } } };
  manifest.version = version;
  if (manifest.packages) manifest.packages[""].version = version;
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
