import { cut, cutToScreen } from "../lib/printable.ts";
import type { Change } from "./changes.ts";
import type { Comparison } from "./compare.ts";
import { inMarkdown } from "./in-markdown.ts";
import { describePlace } from "./places.ts";

export type Verdict = "none" | "compatible" | "breaking" | "unknown";

export interface ReportedChange extends Change {
  /** The place in words. */
  where: string;
  /** What it means for callers. */
  means: string;
}

/** How upstream differs from the contract. */
export interface Report {
  verdict: Verdict;
  changes: ReportedChange[];
  /** What the contract was compared with. */
  source?: string;
  /** Operations of the same family that upstream describes and the contract does not have. */
  related?: string[];
  /** Why the verdict is unknown, or what else could not be compared. */
  reason?: string;
}

export function toReport({ changes, problems }: Comparison, source: string): Report {
  const breaks = changes.some(({ verdict }) => verdict === "breaking");
  const certain = changes.length > 0 ? "compatible" : "none";
  return {
    verdict: breaks ? "breaking" : problems.length > 0 ? "unknown" : certain,
    changes: changes.map(({ verdict, ...change }) => ({
      verdict,
      where: describePlace(change.pointer),
      ...change,
      means: verdict === "breaking" ? harmOf(change) : "Calls need no change.",
    })),
    source,
    ...(problems.length > 0 && { reason: `mistakes in ${source}:\n${problems.join("\n")}` }),
  };
}

/** What a breaking change at a place does to callers. */
function harmOf({ pointer, after }: Omit<Change, "verdict">): string {
  if (pointer.includes("/responses/")) return "Callers may receive values that they do not expect.";
  if (/\/security(Schemes)?\//.test(pointer)) return "Calls may be rejected as unauthorized.";
  if (pointer.includes("/servers/")) return "Calls may go to the wrong server.";
  const isGone = /^(\/[^/]*){2,3}$/.test(pointer) && after === undefined;
  return isGone ? "Calls will fail." : "Calls that worked may fail, or not compile.";
}

export const formats: Record<string, (report: Report) => string> = {
  text: ({ verdict, changes, source, reason, related = [] }) => {
    const found = changes.map((change) => {
      const values = valuesOf(change).map((value, side) => `${sides[side]}: ${inLine(value)}`);
      const lines = [inLine(change.what), ...values, change.means];
      return [`${change.verdict}: ${inLine(change.where)}`, ...lines].join("\n  ");
    });
    const others = related.length > 0 && `not vendored: ${inLine(related.join(", "))}`;
    const blocks = [source && `compared with ${inLine(source)}`, reason, ...found, others];
    return `${cutToScreen(blocks.filter(Boolean).join("\n\n"))}\n\nverdict: ${verdict}`.trimStart();
  },

  json: (report) => JSON.stringify(report, null, 2),

  markdown: ({ verdict, changes, source, reason, related = [] }) => {
    const rows = changes.map((change) => {
      const [before = "", after = ""] = valuesOf(change);
      const { where, what, means } = change;
      const cells = [change.verdict, where, `${what} ${means}`, before, after];
      // Renderers disagree about an escaped bar in a table.
      return `| ${cells.map((cell) => inMarkdown(cell.replaceAll("|", "\\u007c"))).join(" | ")} |`;
    });
    const head = "| verdict | where | what | before | after |\n| --- | --- | --- | --- | --- |";
    const blocks = [
      `## Contract drift: ${verdict}`,
      source !== undefined && `Compared with ${inMarkdown(source)}.`,
      reason !== undefined && inMarkdown(reason),
      rows.length > 0 && [head, ...rows].join("\n"),
      related.length > 0 && `Not vendored: ${inMarkdown(related.join(", "))}.`,
    ];
    return blocks.filter(Boolean).join("\n\n");
  },
};

const sides = ["before", "after"];

function inLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

/** The values before and after, unless the description tells how a list differs. */
function valuesOf({ before, after }: Change): [before: string, after: string] | [] {
  if (Array.isArray(before) && Array.isArray(after)) return [];
  if (before === undefined && after === undefined) return [];
  return [show(before), show(after)];
}

/** What changed, with the values before and after. */
export function describeChange(change: Change): string {
  const values = valuesOf(change);
  return values.length > 0 ? `${change.what} (${values.join(" → ")})` : change.what;
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : cut(JSON.stringify(value), 110);
}
