import { createHash } from "node:crypto";
import type { Mapping } from "../../scripts/openapi/document.ts";
import { toChanges, type Change } from "../../scripts/drift/changes.ts";
import { prepare } from "../../scripts/drift/compare.ts";
import { diff } from "../../scripts/drift/diff.ts";
import type { Difference } from "../../scripts/drift/diff.ts";
import { parseDocument } from "../../scripts/openapi/parse-document.ts";

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
  const forms: [Mapping, Mapping][] = [];
  for (const { contract, revision, what } of pairs) {
    const [base, changed] = [
      await parseDocument(contract, what),
      await parseDocument(revision, what),
    ];
    forms.push((await prepare(base, changed, what)).comparable);
  }
  const differences = await diff(
    merge(forms.map(([base]) => base)),
    merge(forms.map(([, revision]) => revision)),
  );
  const byPair: Difference[][] = pairs.map(() => []);
  for (const difference of differences) {
    const text = JSON.stringify(difference);
    const [name = ""] = /(?<=[x/])[0-9a-f]{64}/.exec(text) ?? [];
    byPair[origins.get(name)?.pair ?? -1]?.push(JSON.parse(restore(text)) as Difference);
  }
  return byPair.map(toChanges);
}

/** The pair that a name in the merged descriptions belongs to, and the original name. */
const origins = new Map<string, { pair: number; name: string }>();

/** Redocly pairs names by similarity, so this one has nothing in common with others. */
function rename(pair: number, name: string): string {
  const renamed = createHash("sha256")
    .update(`${String(pair)} ${name}`)
    .digest("hex");
  origins.set(renamed, { pair, name });
  return renamed;
}

/** One description with the paths and components of all, under names of their own. */
function merge(descriptions: object[]): Description {
  const all: Description = { paths: {}, components: {} };
  for (const [pair, description] of descriptions.entries()) {
    const text = JSON.stringify(description);
    const { paths, components, ...rest } = JSON.parse(
      text.replaceAll(/[0-9a-f]{64}/g, (name) => rename(pair, name)),
    ) as Description;
    Object.assign(all, rest);
    for (const [path, item] of Object.entries(paths))
      all.paths[`/x${rename(pair, "prefix of its paths")}${path}`] = item;
    for (const [section, values] of Object.entries(components)) {
      Object.assign((all.components[section] ??= {}), values);
    }
  }
  return all;
}

function restore(text: string): string {
  return text
    .replaceAll(/(?:\/|~1)x[0-9a-f]{64}/g, "")
    .replaceAll(/[0-9a-f]{64}/g, (name) => origins.get(name)?.name ?? name);
}
