import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { format, resolveConfig } from "prettier";
import { render } from "./codegen/render.ts";
import { compareWithUpstream } from "./drift/compare-with-upstream.ts";
import { inMarkdown } from "./drift/in-markdown.ts";
import { describeChange } from "./drift/report.ts";
import { Failure, messageOf, parseOrShowUsage, run } from "./failure.ts";
import { replaceFiles } from "./files/replace-files.ts";
import { shortPath } from "./files/short-path.ts";
import { addEntries, changelogPath } from "./release/changelog.ts";
import { extract } from "./upstream/extract.ts";
import type { Published } from "./upstream/published.ts";
import { contractPath, readRecord, recordPath, sha256, toJson } from "./upstream/record.ts";

const usage = `usage: npm run drift:accept [-- --upstream <url or file>]

If the contract has drifted, vendors what upstream publishes, generates, adds the changes to
CHANGELOG.md, and sets the next version.`;

const root = join(import.meta.dirname, "..");

await run(async () => {
  const { upstream } = parseOrShowUsage(
    () => parseArgs({ options: { upstream: { type: "string" } } }).values,
    usage,
  );
  const { published, report } = await compareWithUpstream(contractPath, upstream);
  const { verdict, changes, reason } = report;
  if (verdict === "unknown") throw new Failure(reason ?? "the verdict is unknown");
  if (verdict === "compatible" || verdict === "breaking") {
    const entries = changes.map(
      (change) => `${change.verdict}: ${inMarkdown(`${change.where}: ${describeChange(change)}`)}`,
    );
    const version = await accept(published, verdict, entries);
    console.log(`the contract follows ${published.source}; next version: ${version}`);
  }
  console.log(`verdict: ${verdict}`);
});

async function accept(
  { source, document, sha256: sourceSha256 }: Published,
  verdict: "compatible" | "breaking",
  entries: string[],
): Promise<string> {
  const record = await readRecord();
  const contract = await extract(document, record.operations, source);
  const next = addEntries(await readFile(changelogPath, "utf8"), verdict, entries);
  const markdown = { ...(await resolveConfig(changelogPath)), parser: "markdown" };
  await replaceFiles(
    new Map([
      [contractPath, contract],
      [recordPath, toJson({ ...record, sourceSha256, sha256: sha256(contract) })],
      ...(await render(contract, shortPath(contractPath), join(root, "src/generated"))),
      [changelogPath, await format(next.changelog, markdown)],
    ]),
  );
  await setVersion(next.version);
  return next.version;
}

/** Sets the version in package.json and package-lock.json. */
async function setVersion(version: string): Promise<void> {
  const options = ["--no-git-tag-version", "--allow-same-version", "--ignore-scripts"];
  try {
    await promisify(execFile)("npm", ["version", version, ...options], { cwd: root });
  } catch (error) {
    throw new Failure(`the contract was accepted, but npm version failed: ${messageOf(error)}`);
  }
}
