import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { toBareNormalForms } from "../contract/normal-form.js";
import { redocly } from "../contract/redocly.js";
import { Failure } from "../failure.js";
import { withTemporaryFolder } from "../files/with-temporary-folder.js";
import { comparableForms, prefixOf } from "./comparable-forms.js";
import { dereference } from "./dereference.js";
import { vendoredOperations } from "./vendored-operations.js";

const config = join(import.meta.dirname, "redocly.yaml");

/**
 * A difference in meaning.
 *
 * @typedef {object} Change
 * @property {"compatible" | "breaking"} verdict
 * @property {string} pointer where it is: a JSON pointer into the dereferenced contract
 * @property {string} what
 * @property {unknown} before
 * @property {unknown} after
 */

/**
 * Compares contracts with what is published instead, for the callers of the operations that the contracts
 * have. One run of Redocly compares all pairs, each below a path of its own.
 *
 * @param {{ contract: OpenApiDocument, revision: OpenApiDocument, name: string }[]} pairs
 *   `name` is what to call the revision in an error
 * @returns {Promise<Change[][]>} for each pair
 *
 * @typedef {import("../contract/parse-document.js").OpenApiDocument} OpenApiDocument
 */
export async function compare(pairs) {
  const documents = pairs.flatMap(({ contract, revision, name }) => [
    { document: dereference(contract, "the contract"), name: "the contract" },
    { document: dereference(vendoredOperations(revision, contract), name), name },
  ]);
  const normalForms = await toBareNormalForms(documents);
  const { base, revision, pointers } = comparableForms(normalForms);
  /** @type {Change[][]} */
  const changes = pairs.map(() => []);
  const prefixes = pairs.map((_, index) => prefixOf(index));
  for (const { path, property, impact, verdicts, kind, ...sides } of await diff(base, revision)) {
    const place = locate(path, prefixes, pointers);
    // A recursive schema is compared where it is referred to; what it is called means nothing.
    if (place === undefined) continue;
    changes[place.pair]?.push({
      verdict: impact === "major" ? "breaking" : "compatible",
      pointer: place.pointer,
      what: (verdicts[0]?.message ?? `${property ?? "It"} was ${kind}.`).replaceAll(
        String(prefixes[place.pair]),
        "",
      ),
      before: sides.base?.value,
      after: sides.revision?.value,
    });
  }
  return changes;
}

/**
 * Where a change is, in which pair: nowhere for what only holds together the comparable forms.
 *
 * @param {string} path
 * @param {string[]} prefixes of the paths of each pair
 * @param {Map<string, string>} pointers
 */
function locate(path, prefixes, pointers) {
  const [, section, name = "", ...rest] = path.split("/");
  if (section === "paths") {
    const pair = prefixes.findIndex((prefix) => name.startsWith(prefix.replace("/", "~1")));
    const template = name.slice(prefixes[pair]?.length ?? 0).slice(1);
    return { pair, pointer: ["", "paths", template, ...rest].join("/") };
  }
  // That one of these was added or removed is told where it is referred to; what it is called means nothing.
  const [kind, ...within] = rest;
  const pointer = pointers.get(kind ?? "");
  if (pointer === undefined || within.length === 0) return undefined;
  const [pair, start] = pointer.split("#");
  return { pair: Number(pair), pointer: [start, ...within].join("/") };
}

/**
 * @typedef {object} ReportedChange
 * @property {string} path
 * @property {"added" | "removed" | "modified"} kind
 * @property {"major" | "minor" | "patch"} impact
 * @property {{ message: string }[]} verdicts
 * @property {string} [property]
 * @property {{ value: unknown }} [base]
 * @property {{ value: unknown }} [revision]
 */

/**
 * @param {object} base
 * @param {object} revision
 * @returns {Promise<ReportedChange[]>}
 */
function diff(base, revision) {
  return withTemporaryFolder(async (folder) => {
    const [report, before, after] = [
      join(folder, "report.json"),
      join(folder, "base.json"),
      join(folder, "revision.json"),
    ];
    await writeFile(before, JSON.stringify(base));
    await writeFile(after, JSON.stringify(revision));
    const options = ["--format", "json", "--output", report, "--fail-on", "none"];
    const { ok, stderr } = await redocly("diff", before, after, ...options, "--config", config);
    if (!ok) throw new Failure(`the contracts cannot be compared:\n${stderr}`);
    /** @type {unknown} */
    const diff = JSON.parse(await readFile(report, "utf8"));
    return /** @type {{ changes: ReportedChange[] }} */ (diff).changes;
  });
}
