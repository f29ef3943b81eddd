import { createHash } from "node:crypto";
import { operationSets, toChanges, toComparableForms } from "../../scripts/drift/compare.ts";
import type { Change } from "../../scripts/drift/compare.ts";
import type { ComparableForms } from "../../scripts/drift/comparable-forms.ts";
import { diff } from "../../scripts/drift/diff.ts";
import type { Difference } from "../../scripts/drift/diff.ts";
import { parseDocument } from "../../scripts/parse-document.ts";

interface Pair {
  readonly contract: string;
  readonly revision: string;
  readonly what: string;
}

interface Description extends Record<string, unknown> {
  paths: Record<string, unknown>;
  components: Record<string, Record<string, unknown>>;
}

/** Compares many pairs in one run of Redocly, which takes longer to start than to compare a thousand of them. */
export async function compareAll(pairs: readonly Pair[]): Promise<Change[][]> {
  const forms: ComparableForms[] = [];
  for (const { contract, revision, what } of pairs) {
    const documents = [
      await parseDocument(contract, "the contract"),
      await parseDocument(revision, what),
    ] as const;
    forms.push(await toComparableForms(...operationSets(...documents, what), what));
  }
  const differences = await diff(
    merge(forms.map(({ base }) => base)),
    merge(forms.map(({ revision }) => revision)),
  );
  const texts = differences.map((difference) => JSON.stringify(difference));
  return forms.map(({ names }, index) => {
    const own = texts.filter((text) => text.includes(prefixOf(index)));
    return toChanges(
      own.map((text) => JSON.parse(withoutPrefix(text, index)) as Difference),
      names,
    );
  });
}

/** One description with the paths and components of all, each under a prefix of its own. */
function merge(descriptions: object[]): Description {
  const all: Description = { paths: {}, components: {} };
  for (const [index, description] of descriptions.entries()) {
    const prefix = prefixOf(index);
    const text = JSON.stringify(description).replaceAll(/"([0-9a-f]{64})"/g, `"${prefix}$1"`);
    const { paths, components, ...rest } = JSON.parse(
      text.replaceAll(/(#\/components\/(?:parameters|schemas)\/)/g, `$1${prefix}`),
    ) as Description;
    Object.assign(all, rest);
    for (const [path, item] of Object.entries(paths)) all.paths[`/${prefix}${path}`] = item;
    for (const [section, values] of Object.entries(components)) {
      Object.assign((all.components[section] ??= {}), values);
    }
  }
  return all;
}

/** Long, because Redocly pairs names by similarity. */
function prefixOf(index: number): string {
  return `pair${createHash("sha256").update(String(index)).digest("hex")}pair`;
}

function withoutPrefix(text: string, index: number): string {
  const prefix = prefixOf(index);
  return text.replaceAll(`/${prefix}/`, "/").replaceAll(`~1${prefix}`, "").replaceAll(prefix, "");
}
