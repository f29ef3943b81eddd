import { parseArgs } from "node:util";
import { compareWithUpstream } from "../drift/compare-with-upstream.ts";
import { formats, type Report } from "../drift/report.ts";
import { print, printError, readOptions, reasonOf, startCommand } from "../lib/command.ts";
import type { Command } from "../lib/command.ts";
import { Failure } from "../lib/failure.ts";
import { contractPath } from "../upstream/record.ts";

const usage = `usage: npm run drift [-- options]

Compares the contract with what upstream publishes, for callers of its operations.

  --upstream <url or file>  compare with this instead of the recorded source
  --contract <file>         compare this instead of openapi/byok.yaml
  --format <format>         text (default), json or markdown

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
    try {
      const { contract, upstream, format } = readOptions(args, options, usage);
      if (!Object.hasOwn(formats, format)) {
        const names = Object.keys(formats).join(", ");
        throw new Failure(`--format must be one of ${names}\n\n${usage}`);
      }
      const { report } = await compareWithUpstream(contract, upstream);
      show(report, format);
    } catch (error) {
      // Without a verdict, the report states only the reason.
      show({ verdict: "unknown", changes: [], reason: reasonOf(error) }, formatIn(args));
      printError(error);
    }
  },
};

/** The format that the arguments ask for, even if other arguments are wrong. */
function formatIn(args: string[]): string {
  const { format } = parseArgs({ args, options, strict: false }).values;
  return typeof format === "string" && Object.hasOwn(formats, format) ? format : "text";
}

function show(report: Report, format: string): void {
  print(formats[format]?.(report) ?? "");
  process.exitCode = exitCodes[report.verdict];
}

await startCommand(import.meta, drift);
