import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { compareWithUpstream } from "../drift/compare-with-upstream.ts";
import { inMarkdown } from "../drift/in-markdown.ts";
import { describeChange } from "../drift/report.ts";
import { Failure, messageOf, print } from "../failure.ts";
import { replaceFiles } from "../files/replace-files.ts";
import { extract } from "../upstream/extract.ts";
import type { Published } from "../upstream/published.ts";
import { contractFiles, contractPath, readRecord } from "../upstream/record.ts";
import { addEntries, changelogPath } from "./changelog.ts";

const root = join(import.meta.dirname, "../..");

/** Makes the contract what upstream publishes, if that is a drift, with everything that follows from it. */
export async function acceptDrift(source: string | undefined): Promise<void> {
  const { published, report } = await compareWithUpstream(contractPath, source);
  const { verdict, changes, reason } = report;
  if (verdict === "unknown") throw new Failure(reason ?? "the verdict is unknown");
  if (verdict !== "none") {
    const entries = changes.map(
      (change) => `${change.verdict}: ${inMarkdown(`${change.where}: ${describeChange(change)}`)}`,
    );
    const version = await accept(published, verdict, entries);
    print(`the contract follows ${published.source}; next version: ${version}`);
  }
  print(`verdict: ${verdict}`);
}

async function accept(
  { source, document, sha256: sourceSha256 }: Published,
  verdict: "compatible" | "breaking",
  entries: string[],
): Promise<string> {
  // Usually nothing has drifted, so the compiler is loaded only here.
  const { render } = await import("../codegen/render.ts");
  const { format, resolveConfig } = await import("prettier");
  const record = await readRecord();
  const { contract, operations } = extract(document, record.operations, source);
  const next = addEntries(await readFile(changelogPath, "utf8"), verdict, entries);
  const markdown = { ...(await resolveConfig(changelogPath)), parser: "markdown" };
  await replaceFiles(
    new Map([
      ...contractFiles({ ...record, operations, sourceSha256 }, contract),
      ...(await render(contract, source, join(root, "src/generated"))),
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
    throw new Failure(
      `the contract was accepted, but npm version ${version} failed, so run it again: ${messageOf(error)}`,
    );
  }
}
