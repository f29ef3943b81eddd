import { isDeepStrictEqual } from "node:util";
import { isEqual, isMapping, operationsOf, tokensOf } from "../document.ts";
import type { Mapping, OpenApiDocument } from "../document.ts";
import { problemsIn, toNormalForm } from "../redocly/engine.ts";
import { comparableForms } from "./comparable-forms.ts";
import { complete, dereference, type Dereferenced } from "./dereference.ts";
import { diff, type Difference } from "./diff.ts";

/** A difference in meaning. */
export interface Change {
  verdict: "compatible" | "breaking";
  /** A JSON pointer into the dereferenced contract. */
  pointer: string;
  what: string;
  before: unknown;
  after: unknown;
}

/** What changed, and the mistakes that keep the verdict from being certain. */
export interface Comparison {
  changes: Change[];
  problems: string[];
}

/**
 * Compares a contract with what is published instead, for callers of the contract's operations. Only these
 * operations and what they refer to count.
 */
export async function compare(
  contract: OpenApiDocument,
  revision: OpenApiDocument,
  name: string,
): Promise<Comparison> {
  if (isDeepStrictEqual(contract, revision)) return { changes: [], problems: [] };
  const operations = operationsOf(contract);
  const before = dereference(contract, revision, operations, "the contract");
  const after = dereference(revision, contract, operations, name);
  const problems = [
    ...[...after.unresolved].filter((reference) => !before.unresolved.has(reference)),
    ...[...before.unresolved].filter((reference) => !after.unresolved.has(reference)),
  ].map((reference) => `a reference cannot be followed: ${reference}`);
  const forms = await toComparableForms(before, after, name);
  if (isEqual(forms.base, forms.revision)) return { changes: [], problems };
  const known = new Set(await problemsIn(forms.before, "structure"));
  const found = await problemsIn(forms.after, "structure");
  problems.push(...found.filter((problem) => !known.has(problem)));
  return { changes: toChanges(await diff(forms.base, forms.revision), forms.names), problems };
}

export async function toComparableForms(from: Dereferenced, to: Dereferenced, name: string) {
  const [before, after] = [
    await toNormalForm(complete(from.document, to.document) as Mapping, "the contract", "bare"),
    await toNormalForm(complete(to.document, from.document) as Mapping, name, "bare"),
  ];
  const { names, ...forms } = comparableForms(before, after);
  return { ...forms, before, after, names: new Map([...from.names, ...to.names, ...names]) };
}

export function toChanges(differences: Difference[], names: ReadonlyMap<string, string>): Change[] {
  return differences.flatMap((difference) => {
    const { path, impact, verdicts, kind, base, revision } = difference;
    const pointer = pointerIn(path, kind, names);
    if (pointer === undefined) return [];
    return {
      verdict: impact === "major" && !isHarmless(difference) ? "breaking" : "compatible",
      pointer: pointer.replace(/(?<=\/parameters\/)\d+/, (index) =>
        identityOf(base ?? revision, index, names),
      ),
      what: (verdicts[0]?.message ?? describe(difference)).replaceAll(/[0-9a-f]{64}/g, (name) =>
        String(tokensOf(names.get(name) ?? "").at(-1)),
      ),
      before: withoutNames(base?.value),
      after: withoutNames(revision?.value),
    };
  });
}

function describe({ typeName, property, kind, base, revision }: Difference): string {
  const noun = typeName.replaceAll(/\B[A-Z]/g, " $&").toLowerCase();
  if (property === undefined) return `The ${noun} was ${kind}.`;
  if (property === "deprecated")
    return `It is ${revision?.value === true ? "now" : "no longer"} deprecated.`;
  if (base?.value === undefined) return `\`${property}\` was set.`;
  return `\`${property}\` ${revision?.value === undefined ? "was removed" : "changed"}.`;
}

/** Whether a modification only looks breaking to Redocly's rules, which do not compare these by direction. */
function isHarmless({ property = "", path, base, revision }: Difference): boolean {
  if (property === "allowEmptyValue" || property === "allowReserved")
    return revision?.value === true;
  const [wide, narrow] = path.includes("/responses/") ? [base, revision] : [revision, base];
  return property === "multipleOf" && Number(narrow?.value) % Number(wide?.value) === 0;
}

/**
 * Where a difference is in the contract; `undefined` if a component was added or removed, since its references
 * tell that.
 */
function pointerIn(
  path: string,
  kind: Difference["kind"],
  names: ReadonlyMap<string, string>,
): string | undefined {
  const [, section, , name = "", ...within] = path.split("/");
  if (section === "paths") return path.slice(1);
  if (kind !== "modified" && within.length === 0) return undefined;
  const start = names.get(name);
  return start && [start.replace(/^#/, ""), ...within].join("/");
}

/** Place and name of a parameter: its index is that of the comparable form. */
function identityOf(side: Difference["base"], index: string, names: ReadonlyMap<string, string>) {
  const [, key = ""] = /^#\/components\/parameters\/(\w+)/.exec(side?.pointer ?? "") ?? [];
  const { in: place, name } = isMapping(side?.value) ? side.value : {};
  const identity =
    typeof place === "string" && typeof name === "string" ? `${place} ${name}` : index;
  return names.get(key)?.split("/").at(-1) ?? identity;
}

/** The value as it was published, or `undefined` if it refers to a name of the comparable form. */
function withoutNames(value: unknown): unknown {
  if (value === undefined) return undefined;
  return /"#\/components\/\w+\/[0-9a-f]{64}"/.test(JSON.stringify(value)) ? undefined : value;
}
