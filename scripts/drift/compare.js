import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { firstReason, toBareNormalForms } from "../contract/normal-form.js";
import { redocly } from "../contract/redocly.js";
import { isMapping } from "../contract/parse-document.js";
import { Failure, messageOf } from "../failure.js";
import { withTemporaryFolder } from "../files/with-temporary-folder.js";
import { isEqual } from "../normal-form/conjunction.js";
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
    prepare(contract, contract, "the contract"),
    prepare(revision, contract, name),
  ]);
  const normalForms = await toBareNormalForms(documents);
  const { base, revision, pointers } = comparableForms(normalForms);
  if (isEqual(base, revision)) return pairs.map(() => []);
  /** @type {Change[][]} */
  const changes = pairs.map(() => []);
  const prefixes = pairs.map((_, index) => prefixOf(index));
  for (const { path, property, impact, verdicts, kind, ...sides } of await diff(base, revision)) {
    const { base: before, revision: after } = sides;
    const place = placeOf(path, prefixes, pointers);
    // A recursive schema is compared where it is referred to; what it is called means nothing.
    if (place === undefined) continue;
    const prefix = String(prefixes[place.pair]);
    changes[place.pair]?.push({
      verdict: impact === "major" ? "breaking" : "compatible",
      pointer: place.pointer.replace(/(?<=\/parameters\/)\d+/, (index) =>
        identityOf(before ?? after, index, pointers),
      ),
      what: (verdicts[0]?.message ?? describe(kind, property)).replaceAll(
        new RegExp(`${prefix}| of \`[0-9a-f]{64}\``, "g"),
        "",
      ),
      before: withoutNames(before?.value, prefix),
      after: withoutNames(after?.value, prefix),
    });
  }
  return changes;
}

/**
 * @param {OpenApiDocument} document
 * @param {OpenApiDocument} contract
 * @param {string} name
 */
function prepare(document, contract, name) {
  try {
    return { document: dereference(vendoredOperations(document, contract, name), name), name };
  } catch (error) {
    if (error instanceof Failure) throw error;
    // A reference that is no URI, say, or more nesting than fits onto the stack.
    throw new Failure(`${name} cannot be compared: ${messageOf(error)}`);
  }
}

/**
 * @param {"added" | "removed" | "modified"} kind
 * @param {string} [property]
 */
function describe(kind, property) {
  return property === undefined ? `This was ${kind}.` : `\`${property}\` changed.`;
}

/**
 * A value as it was published, without the names in the comparable forms: not at all, if it refers to one.
 *
 * @param {unknown} value
 * @param {string} prefix of the paths of its pair
 * @returns {unknown}
 */
function withoutNames(value, prefix) {
  if (value === undefined) return undefined;
  const text = JSON.stringify(value).replaceAll(prefix, "");
  return /"#\/components\/\w+\/[0-9a-f]{64}"/.test(text) ? undefined : JSON.parse(text);
}

/**
 * Where a change is, in which pair: nowhere for what only holds together the comparable forms.
 *
 * @param {string} path
 * @param {string[]} prefixes of the paths of each pair
 * @param {Map<string, string>} pointers
 */
function placeOf(path, prefixes, pointers) {
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
 * What makes a parameter the one it is: its index is that of the comparable form.
 *
 * @param {Side | undefined} side
 * @param {string} index
 * @param {Map<string, string>} pointers
 */
function identityOf(side, index, pointers) {
  const [, name = ""] = /^#\/components\/parameters\/(\w+)/.exec(side?.pointer ?? "") ?? [];
  const { in: place, name: called } = isMapping(side?.value) ? side.value : {};
  const identity =
    typeof place === "string" && typeof called === "string" ? `${place} ${called}` : index;
  return pointers.get(name)?.split("/").at(-1) ?? identity;
}

/**
 * @typedef {{ pointer: string, value: unknown }} Side
 *
 * @typedef {object} Difference
 * @property {string} path
 * @property {"added" | "removed" | "modified"} kind
 * @property {"major" | "minor" | "patch"} impact
 * @property {{ message: string }[]} verdicts
 * @property {string} [property]
 * @property {Side} [base]
 * @property {Side} [revision]
 */

/**
 * @param {object} base
 * @param {object} revision
 * @returns {Promise<Difference[]>}
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
    if (!ok) throw new Failure(`the contracts cannot be compared: ${firstReason(stderr)}`);
    /** @type {unknown} */
    const diff = JSON.parse(await readFile(report, "utf8"));
    return /** @type {{ changes: Difference[] }} */ (diff).changes;
  });
}
