import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { format, resolveConfig } from "prettier";
import { render } from "./codegen/render.ts";
import { operationsOf } from "./document.ts";
import { compareWithUpstream } from "./drift/compare-with-upstream.ts";
import { inMarkdown } from "./drift/in-markdown.ts";
import { describeChange } from "./drift/report.ts";
import { Failure, messageOf, parseOrShowUsage, run } from "./failure.ts";
import { replaceFiles } from "./files/replace-files.ts";
import { shortPath } from "./files/short-path.ts";
import { addEntries, changelogPath } from "./release/changelog.ts";
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
  const { contract, published, report } = await compareWithUpstream(contractPath, upstream);
  const { verdict, changes } = report;
  if (verdict === "compatible" || verdict === "breaking") {
    if (operationsOf(published.document).length > operationsOf(contract).length) {
      throw new Failure(
        `${published.source} describes more operations than the contract: ` +
          "name the page that publishes the contract with --upstream",
      );
    }
    const entries = changes.map(
      (change) => `${change.verdict}: ${inMarkdown(`${change.where}: ${describeChange(change)}`)}`,
    );
    const version = await accept(published, verdict, entries, upstream === undefined);
    console.log(`the contract follows ${published.source}; next version: ${version}`);
  }
  console.log(`verdict: ${verdict}`);
});

/** @param isFound - whether the source was found through the record, which keeps a moved page */
async function accept(
  { source, text }: Published,
  verdict: "compatible" | "breaking",
  entries: string[],
  isFound: boolean,
): Promise<string> {
  const record = await readRecord();
  const sources = isFound ? [...new Set([source, ...record.sources])] : record.sources;
  const next = addEntries(await readFile(changelogPath, "utf8"), verdict, entries);
  const markdown = { ...(await resolveConfig(changelogPath)), parser: "markdown" };
  await replaceFiles(
    new Map([
      [contractPath, text],
      [recordPath, toJson({ ...record, sources, sha256: sha256(text) })],
      ...(await render(text, shortPath(contractPath), join(root, "src/generated"))),
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
