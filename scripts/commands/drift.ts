import { parseArgs } from "node:util";
import { compareWithUpstream } from "../drift/compare-with-upstream.ts";
import { formats, toAnnotations } from "../drift/report/formats.ts";
import type { Report } from "../drift/report/report.ts";
import { print, printError, readOptions, reasonOf, startCommand } from "../lib/command.ts";
import type { Command } from "../lib/command.ts";
import { Failure } from "../lib/failure.ts";
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

const exitCodes = { none: 0, compatible: 0, breaking: 1, unknown: 2 };

export const drift: Command = {
  usage,
  async run(args) {
    // Even a report about wrong options has the wanted format.
    const { format } = parseArgs({ args, options, strict: false }).values;
    try {
      show(await compare(args), format);
    } catch (error) {
      // Without a verdict, the report states only the reason.
      show({ verdict: "unknown", changes: [], reason: reasonOf(error) }, format);
      printError(error);
    }
  },
};

async function compare(args: string[]): Promise<Report> {
  const { contract, upstream, format } = readOptions(args, options, usage);
  const names = [...Object.keys(formats), "github"];
  if (!names.includes(format)) {
    throw new Failure(`--format must be one of ${names.join(", ")}\n\n${usage}`);
  }
  return (await compareWithUpstream(contract, upstream)).report;
}

function show(report: Report, format: unknown): void {
  if (format === "github") toAnnotations(report).forEach(printAnnotation);
  else print(formatNamed(format)(report));
  process.exitCode = exitCodes[report.verdict];
}

/** Prints a command to GitHub Actions, whose texts are escaped. */
function printAnnotation(annotation: string): void {
  console.log(annotation);
}

function formatNamed(name: unknown): (report: Report) => string {
  return Object.entries(formats).find(([known]) => known === name)?.[1] ?? formats.text;
}

await startCommand(import.meta, drift);
