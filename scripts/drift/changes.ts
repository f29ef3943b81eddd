import { childOf, listOf } from "../document.ts";
import type { Difference } from "./diff.ts";
import { pointerBehind, withoutNames } from "./names.ts";

/** A difference in meaning. */
export interface Change {
  verdict: "compatible" | "breaking";
  /** A JSON pointer into the dereferenced contract. A parameter is named by its place and name. */
  pointer: string;
  what: string;
  before: unknown;
  after: unknown;
}

export function toChanges(differences: Difference[]): Change[] {
  return differences.flatMap((difference) => {
    const { impact, verdicts, base, revision } = difference;
    const pointer = pointerOf(difference);
    if (pointer === undefined) return [];
    return {
      verdict: impact === "major" && !isHarmless(difference) ? "breaking" : "compatible",
      pointer,
      what: withoutNames(verdicts[0]?.message ?? describe(difference)),
      before: valueOf(base),
      after: valueOf(revision),
    };
  });
}

function describe({ property, kind, base, revision }: Difference): string {
  if (property === undefined) return `It was ${kind}.`;
  const [before, after] = [base?.value, revision?.value];
  if (property === "deprecated") return `It is ${after === true ? "now" : "no longer"} deprecated.`;
  if (before === undefined) return `\`${property}\` was set.`;
  if (after === undefined) return `\`${property}\` was removed.`;
  const [gained, lost] = [missingFrom(before, after), missingFrom(after, before)];
  const parts = [gained && ` gained ${gained}`, lost && ` lost ${lost}`].filter(Boolean);
  return `\`${property}\`${parts.join(" and") || " changed"}.`;
}

/** The items of one list that another one lacks. */
function missingFrom(list: unknown, other: unknown): string {
  const items = listOf(other).filter((item) => !listOf(list).includes(item));
  return items.map((item) => JSON.stringify(item)).join(", ");
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
function pointerOf({ path, kind, base, revision }: Difference): string | undefined {
  const [, section, , name = "", ...within] = path.split("/");
  if (section === "paths") {
    const side = base ?? revision;
    return path.slice(1).replace(/(?<=\/parameters\/)\d+/, (index) => identityOf(side) ?? index);
  }
  if (kind !== "modified" && within.length === 0) return undefined;
  const start = pointerBehind(name);
  return start && [start, ...within].join("/");
}

/** Place and name of the parameter that a difference is in: its index is that of the comparable form. */
function identityOf(side: Difference["base"]): string | undefined {
  const [, key = ""] = /^#\/components\/parameters\/(\w+)/.exec(side?.pointer ?? "") ?? [];
  const [place, name] = ["in", "name"].map((field) => childOf(side?.value, field));
  const isParameter = typeof place === "string" && typeof name === "string";
  return pointerBehind(key)?.split("/").at(-1) ?? (isParameter ? `${place} ${name}` : undefined);
}

/** A value as it was published, but for its order and notation. */
function valueOf(side: Difference["base"]): unknown {
  if (side?.value === undefined) return undefined;
  return JSON.parse(withoutNames(JSON.stringify(side.value))) as unknown;
}
