import { childOf, isMapping } from "../openapi/document.ts";
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
    const { typeName, impact, base, revision } = difference;
    const pointer = pointerOf(difference);
    if (pointer === undefined) return [];
    return {
      verdict: impact === "major" && !isHarmless(difference) ? "breaking" : "compatible",
      pointer,
      what: withoutNames(describe(difference)),
      before: valueOf(base, typeName),
      after: valueOf(revision, typeName),
    };
  });
}

function describe({ typeName, property, kind, verdicts, base, revision }: Difference): string {
  const [before, after] = [base?.value, revision?.value];
  if (Array.isArray(before) && Array.isArray(after)) {
    const [gained, lost] = [missingFrom(before, after), missingFrom(after, before)];
    const parts = [gained && `gained ${gained}`, lost && `lost ${lost}`].filter(Boolean);
    return `\`${String(property)}\` ${parts.join(" and ") || "was reordered"}.`;
  }
  if (verdicts[0]) return verdicts[0].message;
  if (typeName === "SecurityRequirement") {
    const schemes = Object.keys(after ?? before ?? {}).join(" and ");
    return `Authorization by ${schemes || "nothing"} was ${kind}.`;
  }
  if (property === undefined) return `It was ${kind}.`;
  if (property === "deprecated") return `It is ${after === true ? "now" : "no longer"} deprecated.`;
  if (before === undefined) return `\`${property}\` was set.`;
  return `\`${property}\` ${after === undefined ? "was removed" : "changed"}.`;
}

const maxItems = 10;

/** The items of another list that a list lacks. */
function missingFrom(list: unknown[], other: unknown[]): string {
  const items = other.filter((item) => !list.includes(item)).map((item) => JSON.stringify(item));
  const rest = items.length - maxItems;
  return items.slice(0, maxItems).join(", ") + (rest > 0 ? ` and ${String(rest)} more` : "");
}

/** Whether a modification only looks breaking to Redocly's rules, which do not compare these by direction. */
function isHarmless({ property = "", path, base, revision }: Difference): boolean {
  if (property === "allowEmptyValue" || property === "allowReserved")
    return revision?.value === true;
  const [wide, narrow] = path.includes("/responses/") ? [base, revision] : [revision, base];
  return property === "multipleOf" && Number(narrow?.value) % Number(wide?.value) === 0;
}

/** Where a difference is in the contract; `undefined` for a whole component, since its references tell that. */
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

/** A value as it was published, but for its order and notation. A whole operation tells nothing. */
function valueOf(side: Difference["base"], typeName: string): unknown {
  if (side?.value === undefined) return undefined;
  if (isMapping(side.value) && /^(Operation|PathItem)$/.test(typeName)) return undefined;
  return JSON.parse(withoutNames(JSON.stringify(side.value))) as unknown;
}
