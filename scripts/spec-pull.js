import { parseArgs } from "node:util";
import { findDocument } from "./contract/find-document.js";
import { lintStructure } from "./contract/lint.js";
import { readSource } from "./contract/read-source.js";
import { contractPath, readUpstream, sha256, upstreamPath } from "./contract/upstream.js";
import { Failure, messageOf, run } from "./failure.js";
import { replaceFiles } from "./files/replace-files.js";

const usage = `usage: npm run spec:pull [-- --from <url or file>]

Vendors the one OpenAPI document that a page publishes. Without --from, the sources
recorded in openapi/upstream.json are asked in order, until one has it.`;

await run(async () => {
  const { from } = readArguments();
  const upstream = await readUpstream();
  const { source, contract } = await firstToAnswer(
    from === undefined ? upstream.sources : [from],
    upstream.hosts,
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

/**
 * @param {readonly string[]} sources
 * @param {readonly string[]} hosts
 */
async function firstToAnswer(sources, hosts) {
  const reasons = [];
  for (const source of sources) {
    try {
      const { text: contract } = findDocument(await readSource(source, hosts), source);
      await lintStructure(contract, source);
      return { source, contract };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      reasons.push(error.message);
    }
  }
  throw new Failure(`no contract was pulled, nothing was changed\n- ${reasons.join("\n- ")}`);
}
