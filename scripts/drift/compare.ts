import { isEqual, isMapping, operationsOf, type OpenApiDocument } from "../document.ts";
import { lint, toNormalForm } from "../redocly/engine.ts";
import { comparableForms } from "./comparable-forms.ts";
import { extract, type Extract } from "./extract.ts";
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

/**
 * Compares a contract with what is published instead, for callers of the contract's operations. Only these
 * operations and what they refer to count.
 */
export async function compare(contract: OpenApiDocument, revision: OpenApiDocument, name: string) {
  const operations = operationsOf(contract);
  const after = extract(revision, operations, name);
  const forms = await toComparableForms(extract(contract, operations, "the contract"), after, name);
  if (isEqual(forms.base, forms.revision)) return [];
  const changes = toChanges(await diff(forms.base, forms.revision), forms.names);
  if (changes.length > 0) await lint(after.document, name);
  return changes;
}

export async function toComparableForms(before: Extract, after: Extract, name: string) {
  const { names, ...forms } = comparableForms(
    await toNormalForm(before.document, "the contract", "bare"),
    await toNormalForm(after.document, name, "bare"),
  );
  return { ...forms, names: new Map([...before.names, ...after.names, ...names]) };
}

export function toChanges(differences: Difference[], names: ReadonlyMap<string, string>): Change[] {
  return differences.flatMap(({ path, property, impact, verdicts, kind, base, revision }) => {
    const pointer = pointerIn(path, names);
    if (pointer === undefined) return [];
    const description = property === undefined ? `This was ${kind}.` : `\`${property}\` changed.`;
    return {
      verdict: impact === "major" ? "breaking" : "compatible",
      pointer: pointer.replace(/(?<=\/parameters\/)\d+/, (index) =>
        identityOf(base ?? revision, index, names),
      ),
      what: (verdicts[0]?.message ?? description).replaceAll(/ of `[0-9a-f]{64}`/g, ""),
      before: withoutNames(base?.value),
      after: withoutNames(revision?.value),
    };
  });
}

/**
 * Where a difference is in the contract; `undefined` if a component was added or removed, since its references
 * tell that.
 */
function pointerIn(path: string, names: ReadonlyMap<string, string>): string | undefined {
  const [, section, ...rest] = path.split("/");
  if (section === "paths") return ["", section, ...rest].join("/");
  const [, name = "", ...within] = rest;
  const start = names.get(name)?.replace(/^#/, "");
  return start === undefined || within.length === 0 ? undefined : [start, ...within].join("/");
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
