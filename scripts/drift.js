import { appendFile, readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { parseDocument } from "./contract/parse-document.js";
import { contractPath } from "./contract/upstream.js";
import { formats } from "./drift/report.js";
import { worst } from "./drift/verdict.js";
import { Failure, messageOf } from "./failure.js";
import { shortPath } from "./files/short-path.js";

/** @typedef {import("./drift/verdict.js").Answer} Answer */
/** @typedef {import("./drift/verdict.js").Verdict} Verdict */

const usage = `usage: npm run drift [-- options]

Answers four questions: is the generated code stale, does upstream publish another
contract, does the wrapper compile, does traffic on the wire conform?

  --only <questions>         of stale,upstream,wrapper,wire; all of them unless given
  --upstream <url or file>   compare with this instead of the recorded sources
  --contract <file>          compare this instead of openapi/byok.yaml (for upstream)
  --fail-on <verdict>        breaking (unless given), compatible, or none: never
  --format <format>          text (unless given), json, markdown or github
  --output <file>            write the report to a file

exit codes: 0 below --fail-on, 1 at or above it, 2 could not tell`;

const names = ["stale", "upstream", "wrapper", "wire"];

try {
  const { format, output, failOn, ...options } = readArguments();
  const contract = await readContract(options.contract);
  const questions = await ask(options, contract);
  const verdict = worst(Object.values(questions).map((answer) => answer.verdict));
  const report = { verdict, questions, contract };
  if (output === undefined) console.log(formats[format](report));
  else await writeFile(output, `${formats[format](report)}\n`);
  const { GITHUB_STEP_SUMMARY: summary } = process.env;
  if (format === "github" && summary) await appendFile(summary, `${formats.markdown(report)}\n`);
  for (const [name, answer] of Object.entries(questions)) {
    if (answer.verdict === "unknown") console.error(`error: ${name}: ${answer.note}`);
  }
  process.exitCode = exitCode(verdict, failOn);
} catch (error) {
  // Whatever goes wrong, who asked for JSON gets JSON.
  if (/--format[= ]json( |$)/.test(process.argv.join(" "))) {
    console.log(JSON.stringify({ verdict: "unknown", changes: [], questions: {} }, null, 2));
  }
  console.error(error instanceof Failure ? `error: ${error.message}` : error);
  process.exitCode = 2;
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: "string", default: names.join(",") },
        upstream: { type: "string" },
        contract: { type: "string", default: contractPath },
        "fail-on": { type: "string", default: "breaking" },
        format: { type: "string", default: "text" },
        output: { type: "string" },
      },
    });
    const only = values.only.split(",");
    const stray = only.find((name) => !names.includes(name));
    if (stray !== undefined) throw new Error(`--only: there is no question ${stray}`);
    const { format, "fail-on": failOn } = values;
    if (!isFormat(format)) throw new Error(`--format: there is no format ${format}`);
    if (!isThreshold(failOn)) throw new Error(`--fail-on: ${failOn} is no threshold`);
    return {
      contract: values.contract,
      upstream: values.upstream,
      output: values.output,
      only,
      format,
      failOn,
    };
  } catch (error) {
    throw new Failure(`${messageOf(error)}\n\n${usage}`);
  }
}

/**
 * @param {string} format
 * @returns {format is keyof typeof formats}
 */
function isFormat(format) {
  return Object.hasOwn(formats, format);
}

/** @typedef {"breaking" | "compatible" | "none"} Threshold */

/**
 * @param {string} verdict
 * @returns {verdict is Threshold}
 */
function isThreshold(verdict) {
  return ["breaking", "compatible", "none"].includes(verdict);
}

/** @param {string} path */
async function readContract(path) {
  try {
    const text = await readFile(path, "utf8");
    return { path, text, document: parseDocument(text, shortPath(path)) };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`cannot read the contract: ${messageOf(error)}`);
  }
}

/**
 * Asks all questions at once: they do not depend on each other.
 *
 * @param {{ only: string[], upstream: string | undefined }} options
 * @param {Awaited<ReturnType<typeof readContract>>} contract
 */
async function ask({ only, upstream: source }, { document }) {
  // Each is loaded when it is asked, since each has a large library of its own.
  /** @type {Record<string, () => Promise<Answer>>} */
  const questions = {
    stale: async () => (await import("./drift/questions/stale.js")).stale(),
    upstream: async () =>
      (await import("./drift/questions/upstream.js")).upstream(document, source),
    wrapper: async () => (await import("./drift/questions/wrapper.js")).wrapper(),
    wire: async () => (await import("./drift/questions/wire.js")).wire(),
  };
  const asked = Object.entries(questions).filter(([name]) => only.includes(name));
  const answers = await Promise.all(
    asked.map(
      async ([name, question]) => /** @type {const} */ ([name, await question().catch(untold)]),
    ),
  );
  return Object.fromEntries(answers);
}

/**
 * @param {unknown} error
 * @returns {Answer}
 */
function untold(error) {
  if (!(error instanceof Failure)) throw error;
  return { verdict: "unknown", note: error.message, changes: [] };
}

/**
 * @param {Verdict} verdict
 * @param {Threshold} failOn
 */
function exitCode(verdict, failOn) {
  if (verdict === "unknown") return 2;
  const fails = failOn !== "none" && worst([verdict, failOn]) === verdict;
  return fails && verdict !== "none" ? 1 : 0;
}
