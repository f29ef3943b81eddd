import type { OpenApiDocument } from "../document.ts";
import type { Change } from "./compare.ts";
import { inMarkdown } from "./in-markdown.ts";
import { describePlace, locate } from "./places.ts";

export type Verdict = "none" | "compatible" | "breaking" | "unknown";

export interface ReportedChange extends Change {
  /** The place in words. */
  where: string;
}

/** How upstream differs from the contract. */
export interface Report {
  verdict: Verdict;
  changes: ReportedChange[];
  /** What the contract was compared with. */
  source?: string;
  /** Why the verdict is unknown. */
  reason?: string;
}

export function toReport(changes: Change[], contract: OpenApiDocument, source: string): Report {
  const breaks = changes.some(({ verdict }) => verdict === "breaking");
  return {
    verdict: breaks ? "breaking" : changes.length > 0 ? "compatible" : "none",
    changes: changes.map(({ verdict, pointer, ...change }) => ({
      verdict,
      where: describePlace(pointer),
      pointer: locate(pointer, contract),
      ...change,
    })),
    source,
  };
}

export const formats: Record<string, (report: Report) => string> = {
  text: ({ verdict, changes, source }) =>
    [
      ...(source === undefined ? [] : [`compared with ${source}`]),
      ...changes.flatMap((change) => [
        `\n${change.verdict}: ${change.where}`,
        `  ${describeChange(change)}`,
      ]),
      `\nverdict: ${verdict}`,
    ].join("\n"),

  json: (report) => JSON.stringify(report, null, 2),

  markdown: ({ verdict, changes, source, reason }) =>
    [
      `## Contract drift: ${verdict}`,
      ...(source === undefined ? [] : [`\nCompared with ${inMarkdown(source)}.`]),
      ...(reason === undefined ? [] : [`\n${inMarkdown(reason)}`]),
      ...(changes.length > 0 ? ["\n| verdict | where | what | before | after |"] : []),
      ...(changes.length > 0 ? ["| --- | --- | --- | --- | --- |"] : []),
      ...changes.map(({ where, what, before, after, ...change }) => {
        const cells = [change.verdict, where, what, show(before), show(after)];
        return `| ${cells.map(inMarkdown).join(" | ")} |`;
      }),
    ].join("\n"),
};

/** What changed, with the values before and after. */
export function describeChange({ what, before, after }: Change): string {
  if (before === undefined && after === undefined) return what;
  return `${what} (${show(before) || "nothing"} → ${show(after) || "nothing"})`;
}

function show(value: unknown): string {
  if (value === undefined) return "";
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
