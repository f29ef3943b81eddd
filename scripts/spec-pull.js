import { parseArgs } from "node:util";
import { lintStructure } from "./contract/lint.js";
import { firstToAnswer, readPublished } from "./contract/published.js";
import { contractPath, readUpstream, sha256, upstreamPath } from "./contract/upstream.js";
import { Failure, messageOf, run } from "./failure.js";
import { replaceFiles } from "./files/replace-files.js";

const usage = `usage: npm run spec:pull [-- --from <url or file>]

Vendors the one OpenAPI document that a page publishes. Without --from, the sources
recorded in openapi/upstream.json are asked in order, until one has it.`;

await run(async () => {
  const { from } = readArguments();
  const upstream = await readUpstream();
  const sources = from === undefined ? upstream.sources : [from];
  const { source, text: contract } = await firstToAnswer(
    sources.map((page) => async () => {
      const published = await readPublished(page, upstream.hosts);
      await lintStructure(published.text, page);
      return published;
    }),
  );
  const record = { ...upstream, sha256: sha256(contract) };
  const changed = await replaceFiles(
    new Map([
      [contractPath, contract],
      [upstreamPath, `${JSON.stringify(record, null, 2)}\n`],
    ]),
  );
  console.log(`${source}: ${changed.length > 0 ? "vendored" : "nothing changed"}`);
  if (changed.length > 0) console.log("next: npm run generate");
});

function readArguments() {
  try {
    return parseArgs({ options: { from: { type: "string" } } }).values;
  } catch (error) {
    throw new Failure(`${messageOf(error)}\n\n${usage}`);
  }
}
