import { parseArgs } from "node:util";
import { compareWithUpstream } from "../drift/compare-with-upstream.ts";
import { formats, toAnnotations } from "../drift/report/formats.ts";
import type { Report } from "../drift/report/report.ts";
import { print, printError, readOptions, reasonOf, startCommand } from "../lib/command.ts";
import type { Command } from "../lib/command.ts";
import { Failure } from "../lib/failure.ts";
import { contractPath } from "../upstream/contract.ts";

const usage = `usage: npm run drift [-- options]

Compares the contract with the description that OpenRouter publishes, and reports the differences
that callers can notice.

  --upstream <url or file>  read this instead of the URL in openapi/upstream.json
  --contract <file>         compare this file instead of openapi/byok.yaml
  --format <format>         text (default), json, markdown, or github (annotations of a workflow run)

exit codes: 0 none or compatible, 1 breaking, 2 unknown (the comparison failed or is incomplete)`;

const options = {
  contract: { type: "string", default: contractPath },
  upstream: { type: "string" },
  format: { type: "string", default: "text" },
} as const;

const exitCodes = { none: 0, compatible: 0, breaking: 1, unknown: 2 };

const formatNames = [...Object.keys(formats), "github"];

export const drift: Command = {
  usage,
  async run(args) {
    try {
      const { contract, upstream, format } = readOptions(args, options, usage);
      if (!formatNames.includes(format))
        throw new Failure(`--format must be one of ${formatNames.join(", ")}\n\n${usage}`);
      const { report } = await compareWithUpstream(contract, upstream);
      show(report, format);
    } catch (error) {
      // If the comparison fails, the report states only the reason.
      show({ verdict: "unknown", changes: [], reason: reasonOf(error) }, formatIn(args));
      printError(error);
    }
  },
};

/** The value of `--format`, even if other arguments are invalid; `text` if it is itself invalid. */
function formatIn(args: string[]): string {
  const { format } = parseArgs({ args, options, strict: false }).values;
  return typeof format === "string" && formatNames.includes(format) ? format : "text";
}

function show(report: Report, format: string): void {
  const [, render] = Object.entries(formats).find(([name]) => name === format) ?? [];
  if (render === undefined) {
    // `print` would escape the workflow commands themselves. The texts within them are already escaped.
    for (const annotation of toAnnotations(report)) console.log(annotation);
  } else {
    print(render(report));
  }
  process.exitCode = exitCodes[report.verdict];
}

await startCommand(import.meta, drift);
