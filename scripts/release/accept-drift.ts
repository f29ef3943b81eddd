import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { compareWithUpstream } from "../drift/compare-with-upstream.ts";
import { inMarkdown } from "../drift/in-markdown.ts";
import { describeChange } from "../drift/report.ts";
import { Failure } from "../failure.ts";
import { extract } from "../upstream/extract.ts";
import { contractFiles, contractPath, readRecord } from "../upstream/record.ts";
import { addEntries, changelogPath } from "./changelog.ts";

const generated = join(import.meta.dirname, "../../src/generated");

/** What has to change so that the contract is what upstream publishes, and the next version. */
export default async function acceptDrift(upstream: string | undefined) {
  const { published, report } = await compareWithUpstream(contractPath, upstream);
  const { source, document, sha256: sourceSha256 } = published;
  const { verdict, changes, reason } = report;
  if (verdict === "unknown") throw new Failure(reason ?? "the verdict is unknown");
  if (verdict === "none") return { verdict, source, files: new Map<string, string>() };
  const entries = changes.map(
    (change) => `${change.verdict}: ${inMarkdown(`${change.where}: ${describeChange(change)}`)}`,
  );
  // Usually nothing has drifted, so the compiler is loaded only here.
  const { default: render } = await import("../codegen/render.ts");
  const record = await readRecord();
  const { contract, operations } = extract(document, record.operations, source);
  const next = addEntries(await readFile(changelogPath, "utf8"), verdict, entries);
  const files = new Map([
    ...contractFiles({ ...record, operations, sourceSha256 }, contract),
    ...(await render(contract, source, generated)),
    [changelogPath, next.changelog],
  ]);
  return { verdict, source, version: next.version, files };
}
