import { appendFile, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { format, resolveConfig } from "prettier";
import { parseDocument } from "./contract/parse-document.js";
import { contractPath, readUpstream, sha256, upstreamPath } from "./contract/upstream.js";
import { inMarkdown } from "./drift/in-markdown.js";
import { compareWith, readUpstreamFor } from "./drift/questions/upstream.js";
import { describeChange, formats } from "./drift/report.js";
import { Failure, messageOf, run } from "./failure.js";
import { replaceFiles } from "./files/replace-files.js";
import { shortPath } from "./files/short-path.js";
import { generateFiles } from "./generator/generate-files.js";
import { operationsOf } from "./generator/responses.js";
import { addEntries, changelogPath } from "./release/changelog.js";

const usage = `usage: npm run drift:accept [-- options]

Follows what upstream publishes, if that means something else than the contract:
vendors it, generates, and adds the changes and the next version to CHANGELOG.md.

  --upstream <url or file>   follow this instead of the recorded sources
  --report <file>            write the report of the drift to a file, in Markdown`;

const generatedPath = fileURLToPath(new URL("../src/generated/", import.meta.url));

await run(async () => {
  const options = readArguments();
  const text = await readFile(contractPath, "utf8");
  const contract = parseDocument(text, shortPath(contractPath));
  const published = await readUpstreamFor(contract, options.upstream);
  const answer = await compareWith(published, contract);
  const { verdict, changes } = answer;
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
    const version = await follow(published, verdict, entries, options.upstream === undefined);
    console.log(`the contract follows ${published.source}; next version: ${version}`);
  }
  console.log(`verdict: ${verdict}`);
  if (options.report !== undefined) {
    const report = {
      verdict,
      questions: { upstream: answer },
      contract: { path: contractPath, text },
    };
    await writeFile(options.report, `${formats.markdown(report)}\n`);
  }
  const { GITHUB_OUTPUT: output } = process.env;
  if (output) await appendFile(output, `verdict=${verdict}\n`);
});

function readArguments() {
  try {
    const options = /** @type {const} */ ({
      upstream: { type: "string" },
      report: { type: "string" },
    });
    return parseArgs({ options }).values;
  } catch (error) {
    throw new Failure(`${messageOf(error)}\n\n${usage}`);
  }
}

/**
 * @param {import("./contract/published.js").Published} published
 * @param {"compatible" | "breaking"} verdict
 * @param {string[]} entries
 * @param {boolean} isFound whether it was found by the record, where it belongs if it is a new page
 */
async function follow({ source, text }, verdict, entries, isFound) {
  const record = await readUpstream();
  const sources = isFound ? [...new Set([source, ...record.sources])] : record.sources;
  const { version, changelog } = addEntries(
    await readFile(changelogPath, "utf8"),
    verdict,
    entries,
  );
  await replaceFiles(
    new Map([
      [contractPath, text],
      [upstreamPath, toJson({ ...record, sources, sha256: sha256(text) })],
      ...(await generateFiles(text, shortPath(contractPath), generatedPath)),
      [changelogPath, await formatted(changelog)],
      ...(await withVersion(version)),
    ]),
  );
  return version;
}

/**
 * The manifest and its lockfile with another version.
 *
 * @param {string} version
 * @returns {Promise<[string, string][]>}
 */
async function withVersion(version) {
  const read = async (/** @type {string} */ name) => {
    const path = fileURLToPath(new URL(`../${name}`, import.meta.url));
    /** @type {unknown} */
    const content = JSON.parse(await readFile(path, "utf8"));
    return { path, content: /** @type {Record<string, unknown>} */ (content) };
  };
  const manifest = await read("package.json");
  const lock = await read("package-lock.json");
  const packages = /** @type {Record<string, object>} */ (lock.content.packages);
  return [
    [manifest.path, toJson({ ...manifest.content, version })],
    [
      lock.path,
      toJson({
        ...lock.content,
        version,
        packages: { ...packages, "": { ...packages[""], version } },
      }),
    ],
  ];
}

/** @param {string} markdown */
async function formatted(markdown) {
  return format(markdown, { ...(await resolveConfig(changelogPath)), parser: "markdown" });
}

/** @param {unknown} value */
function toJson(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
