import { parseArgs } from "node:util";
import { formats, toAnnotations } from "../drift/report/formats.ts";
import type { Report } from "../drift/report/report.ts";
import type reportDrift from "../drift/compare-with-upstream.ts";
import { Failure, print, printError, readOptions, reasonOf } from "../lib/failure.ts";
import { callLimited } from "../lib/limits.ts";
import { contractPath } from "../upstream/record.ts";

const usage = `usage: npm run drift [-- options]

Compares the contract with what upstream publishes, for callers of its operations.

  --upstream <url or file>  compare with this instead of the recorded source
  --contract <file>         compare this instead of openapi/byok.yaml
  --format <format>         text (default), json, markdown or github (annotations of a workflow run)

exit codes: 0 no drift or a compatible one, 1 breaking, 2 no verdict`;

const options = {
  contract: { type: "string", default: contractPath },
  upstream: { type: "string" },
  format: { type: "string", default: "text" },
} as const;

// Even a report about wrong options has the wanted format.
const { format: wanted } = parseArgs({ options, strict: false }).values;

const exitCodes = { none: 0, compatible: 0, breaking: 1, unknown: 2 };

try {
  const { contract, upstream, format } = readOptions(options, usage);
  const names = [...Object.keys(formats), "github"];
  if (!names.includes(format)) {
    throw new Failure(`--format must be one of ${names.join(", ")}\n\n${usage}`);
  }
  const path = "../drift/compare-with-upstream.ts";
  show(await callLimited<typeof reportDrift>("reading", path, contract, upstream));
} catch (error) {
  // Without a verdict, the report states only the reason.
  show({ verdict: "unknown", changes: [], reason: reasonOf(error) });
  printError(error);
}

function show(report: Report): void {
  if (wanted === "github") toAnnotations(report).forEach(printAnnotation);
  else print(formatNamed(wanted)(report));
  process.exitCode = exitCodes[report.verdict];
}

/** Prints a command to GitHub Actions, whose texts are escaped. */
function printAnnotation(annotation: string): void {
  console.log(annotation);
}

function formatNamed(name: unknown): (report: Report) => string {
  return Object.entries(formats).find(([known]) => known === name)?.[1] ?? formats.text;
}
