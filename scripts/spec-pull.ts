import { parseArgs } from "node:util";
import { parseOrShowUsage, run } from "./failure.ts";
import { replaceFiles } from "./files/replace-files.ts";
import { lint } from "./redocly/engine.ts";
import { firstSuccessful, readPublished } from "./upstream/published.ts";
import { contractPath, readRecord, recordPath, sha256, toJson } from "./upstream/record.ts";

const usage = `usage: npm run spec:pull [-- --from <url or file>]

Vendors the OpenAPI document that a page publishes. Without --from, it tries the sources
recorded in openapi/upstream.json in order.`;

await run(async () => {
  const { from } = parseOrShowUsage(
    () => parseArgs({ options: { from: { type: "string" } } }).values,
    usage,
  );
  const record = await readRecord();
  const sources = from === undefined ? record.sources : [from];
  const { source, text } = await firstSuccessful(
    sources.map((page) => async () => {
      const published = await readPublished(page, record.hosts);
      await lint(published.document, page);
      return published;
    }),
  );
  const changed = await replaceFiles(
    new Map([
      [contractPath, text],
      [recordPath, toJson({ ...record, sha256: sha256(text) })],
    ]),
  );
  console.log(`${source}: ${changed.length > 0 ? "vendored" : "nothing changed"}`);
  if (changed.length > 0) console.log("next: npm run generate");
});
