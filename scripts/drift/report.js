import { shortPath } from "../files/short-path.js";
import { inMarkdown } from "./in-markdown.js";
import { lineOf } from "./places.js";

/**
 * The answers to the questions that were asked, and what they come to.
 *
 * @typedef {object} Report
 * @property {import("./verdict.js").Verdict} verdict
 * @property {Record<string, import("./verdict.js").Answer>} questions by name
 * @property {{ path: string, text: string }} contract
 */

export const formats = { text, json, markdown, github };

/** @param {Report} report */
function text({ verdict, questions }) {
  const lines = Object.entries(questions).map(
    ([name, answer]) => `${name.padEnd(9)} ${answer.verdict.padEnd(11)} ${answer.note}`,
  );
  for (const { changes } of Object.values(questions)) {
    for (const change of changes) {
      lines.push("", `${change.verdict}: ${change.where}`, `  ${describeChange(change)}`);
    }
  }
  return [...lines, "", `verdict: ${verdict}`].join("\n");
}

/** @param {Report} report */
function json({ verdict, questions }) {
  const changes = Object.values(questions).flatMap((answer) => answer.changes);
  const answers = Object.fromEntries(
    Object.entries(questions).map(([name, answer]) => [
      name,
      { verdict: answer.verdict, note: answer.note },
    ]),
  );
  return JSON.stringify({ verdict, changes, questions: answers }, null, 2);
}

/** @param {Report} report */
function markdown({ verdict, questions }) {
  const rows = Object.entries(questions).map(
    ([name, answer]) => `| ${name} | ${answer.verdict} | ${inMarkdown(answer.note)} |`,
  );
  const changes = Object.values(questions).flatMap((answer) => answer.changes);
  const changed = changes.map(
    (change) =>
      `| ${change.verdict} | ${inMarkdown(change.where)} | ${inMarkdown(change.what)} | ${inMarkdown(show(change.before))} | ${inMarkdown(show(change.after))} |`,
  );
  return [
    `## Contract drift: ${verdict}`,
    "",
    "| question | verdict | about |",
    "| --- | --- | --- |",
    ...rows,
    ...(changed.length > 0
      ? [
          "",
          "| verdict | where | what | before | after |",
          "| --- | --- | --- | --- | --- |",
          ...changed,
        ]
      : []),
  ].join("\n");
}

/**
 * Workflow commands of GitHub Actions: an annotation for each change, on the contract's line.
 *
 * @param {Report} report
 */
function github({ questions, contract }) {
  const lines = Object.entries(questions).flatMap(([name, { verdict, note, changes }]) => [
    ...(verdict === "unknown" ? [`::error title=${property(name)}::${data(note)}`] : []),
    ...changes.map((change) => {
      const { pointer, where } = change;
      const place =
        pointer === undefined
          ? ""
          : `file=${property(shortPath(contract.path))},line=${String(lineOf(contract.text, pointer))},`;
      const level = change.verdict === "breaking" ? "error" : "warning";
      return `::${level} ${place}title=${property(where)}::${data(describeChange(change))}`;
    }),
  ]);
  return lines.join("\n");
}

/**
 * What a change is, and the values that were and are there.
 *
 * @param {{ what: string, before?: unknown, after?: unknown }} change
 */
export function describeChange({ what, before, after }) {
  if (before === undefined && after === undefined) return what;
  return `${what} (${show(before) || "nothing"} → ${show(after) || "nothing"})`;
}

/** @param {unknown} value */
function show(value) {
  if (value === undefined) return "";
  const shown = JSON.stringify(value);
  return shown.length > 200 ? `${shown.slice(0, 200)}…` : shown;
}

/** @param {string} shown */
function data(shown) {
  return shown.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** @param {string} shown */
function property(shown) {
  return data(shown).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
