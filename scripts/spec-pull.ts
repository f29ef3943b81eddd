import { parseArgs } from "node:util";
import { parseOrShowUsage, print } from "./failure.ts";
import { replaceFiles } from "./files/replace-files.ts";
import { parseDocument } from "./parse-document.ts";
import { runForUpstream } from "./limits.ts";
import { lint } from "./redocly/engine.ts";
import { extract, toOperation } from "./upstream/extract.ts";
import { readPublished } from "./upstream/published.ts";
import { contractPath, readRecord, recordPath, sha256, toJson } from "./upstream/record.ts";

const usage = `usage: npm run spec:pull [-- options]

Vendors the operations that openapi/upstream.json lists: extracts them, and what they refer to,
from the API's full description.

  --from <url or file>  extract from this instead of the recorded description
  --add "GET /keys"     add an operation to the list (may be repeated)
  --remove "GET /keys"  remove an operation from the list (may be repeated)`;

await runForUpstream(async () => {
  const { from, add, remove } = parseOrShowUsage(readOptions, usage);
  const record = await readRecord();
  [...add, ...remove].forEach(toOperation);
  const operations = [...new Set([...record.operations, ...add])].filter(
    (operation) => !remove.includes(operation),
  );
  const published = await readPublished(from ?? record.description, record.hosts);
  const contract = await extract(published.document, operations, published.source);
  await lint(await parseDocument(contract, published.source), published.source);
  const next = {
    ...record,
    operations,
    sourceSha256: published.sha256,
    sha256: sha256(contract),
  };
  const changed = await replaceFiles(
    new Map([
      [contractPath, contract],
      [recordPath, toJson(next)],
    ]),
  );
  const isVendored = changed.includes(contractPath);
  print(`${published.source}: ${isVendored ? "vendored" : "nothing changed"}`);
  if (isVendored) print("next: npm run generate");
});

function readOptions(): { from: string | undefined; add: string[]; remove: string[] } {
  const { values } = parseArgs({
    options: {
      from: { type: "string" },
      add: { type: "string", multiple: true, default: [] },
      remove: { type: "string", multiple: true, default: [] },
    },
  });
  return { from: values.from, add: values.add, remove: values.remove };
}
