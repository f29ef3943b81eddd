import { cutToScreen, printable } from "../../lib/printable.ts";
import { inMarkdown } from "./in-markdown.ts";
import type { Report, ReportedChange, ReportedPlace } from "./report.ts";

/** The output formats of a report. */
export const formats = {
  text: toText,
  json: (report: Report): string => JSON.stringify(report, null, 2),
  markdown: toMarkdown,
};

function toText(report: Report): string {
  const { verdict, changes, reason, related = [] } = report;
  const blocks = [
    headOf(report, onOneLine).join("\n"),
    reason,
    ...changes.map(changeAsText),
    related.length > 0 && `published, but not in the contract: ${onOneLine(related.join(", "))}`,
  ];
  return `${cutToScreen(blocks.filter(Boolean).join("\n\n"))}\n\nverdict: ${verdict}`.trimStart();
}

/** The lines that name the compared documents. */
function headOf(
  { source, contract, revision }: Report,
  escape: (text: string) => string,
): string[] {
  return [
    ...(source === undefined ? [] : [`compared with ${escape(source)}`]),
    ...(contract === undefined ? [] : [`contract: ${escape(contract)}`]),
    ...(revision === undefined ? [] : [`revision: ${escape(revision)}`]),
  ];
}

function changeAsText(change: ReportedChange): string {
  const { verdict, where, what, means } = change;
  return [
    `${verdict}: ${onOneLine(where)}`,
    onOneLine(what),
    onOneLine(means),
    ...placesAsText(change),
  ].join("\n  ");
}

/** The places, unless the heading already names the only place. */
function placesAsText(change: ReportedChange): string[] {
  const lines = describePlaces(change);
  const isNamed = lines.length === 1 && lines[0] === change.where;
  return isNamed ? [] : lines.map((line) => `- ${onOneLine(line)}`);
}

/** The places, with their verdicts where these differ. Several properties may have been removed at the same place. */
function describePlaces(change: ReportedChange): string[] {
  return [...new Set(change.places.map((place) => place.where + verdictOf(place, change)))];
}

function verdictOf({ verdict }: ReportedPlace, { places }: ReportedChange): string {
  const differ = places.some((other) => other.verdict !== verdict);
  return differ ? ` (${verdict})` : "";
}

function toMarkdown(report: Report): string {
  const { verdict, changes, reason, related = [] } = report;
  const blocks = [
    `## Contract drift: ${verdict}`,
    headOf(report, inMarkdown)
      .map((line) => `- ${line}`)
      .join("\n"),
    reason !== undefined && inMarkdown(reason),
    changes.length > 0 && [tableHead, ...changes.map(changeAsRow)].join("\n"),
    related.length > 0 && `Published, but not in the contract: ${inMarkdown(related.join(", "))}.`,
  ];
  return blocks.filter(Boolean).join("\n\n");
}

const tableHead =
  "| verdict | where | what changed | what it means | places |\n| --- | --- | --- | --- | --- |";

function changeAsRow(change: ReportedChange): string {
  const { verdict, where, what, means } = change;
  const listed = describePlaces(change).join("; ");
  return `| ${[verdict, where, what, means, listed].map(toCell).join(" | ")} |`;
}

/** Renderers differ in how they treat an escaped bar in a table, so a Unicode escape replaces the bar. */
function toCell(text: string): string {
  return inMarkdown(text.replaceAll("|", "\\u007c"));
}

/** A change in one line of Markdown, for the changelog. */
export function inChangelog({ verdict, where, what, means }: ReportedChange): string {
  return `${verdict}: ${inMarkdown(`${where}: ${what} ${means}`)}`;
}

/** The changes as annotations of a workflow run: errors and warnings with escaped text. */
export function toAnnotations({ verdict, changes, reason }: Report): string[] {
  const annotations = changes.map(({ verdict: severity, where, what, means }) =>
    annotation(severity === "breaking" ? "error" : "warning", where, `${what} ${means}`),
  );
  if (verdict !== "unknown") return annotations;
  return [...annotations, annotation("error", "unknown verdict", reason ?? "")];
}

function annotation(level: "error" | "warning", title: string, message: string): string {
  const property = escapeData(title).replaceAll(":", "%3A").replaceAll(",", "%2C");
  return `::${level} title=${property}::${escapeData(message)}`;
}

/** Escapes text for the data of a GitHub Actions workflow command. */
function escapeData(text: string): string {
  return printable(onOneLine(text))
    .replaceAll("%", "%25")
    .replaceAll("\r", "%0D")
    .replaceAll("\n", "%0A");
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
