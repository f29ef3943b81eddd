import { parseArgs } from "node:util";
import { parseOrShowUsage, print, printError, reasonOf } from "./failure.ts";
import { formats } from "./drift/report.ts";
import type { Report } from "./drift/report.ts";
import { runForUpstream } from "./limits.ts";
import { contractPath } from "./upstream/record.ts";

const usage = `usage: npm run drift [-- options]

Compares the contract with what upstream publishes, for callers of its operations.

  --upstream <url or file>  compare with this instead of the recorded sources
  --contract <file>         compare this instead of openapi/byok.yaml
  --format <format>         text (default), json or markdown

exit codes: 0 no drift or a compatible one, 1 breaking, 2 could not tell`;

// Even a report about wrong options has the wanted format.
const [, wanted = "text"] = /--format[= ](\w+)/.exec(process.argv.join(" ")) ?? [];
const format = formats[wanted] ?? formats.text;

await runForUpstream(
  async () => {
    const options = parseOrShowUsage(readOptions, usage);
    show(await findDrift(options.contract, options.upstream));
  },
  (error) => {
    // Without a verdict, the report states only the reason.
    show({ verdict: "unknown", changes: [], reason: reasonOf(error) });
    printError(error);
  },
);

function readOptions(): { contract: string; upstream: string | undefined } {
  const { values } = parseArgs({
    options: {
      contract: { type: "string", default: contractPath },
      upstream: { type: "string" },
      format: { type: "string", default: "text" },
    },
  });
  if (!Object.hasOwn(formats, values.format)) {
    throw new Error(`--format must be one of ${Object.keys(formats).join(", ")}`);
  }
  return { contract: values.contract, upstream: values.upstream };
}

async function findDrift(path: string, source: string | undefined): Promise<Report> {
  const { compareWithUpstream } = await import("./drift/compare-with-upstream.ts");
  const { report } = await compareWithUpstream(path, source);
  return report;
}

function show(report: Report): void {
  print(format?.(report) ?? "");
  process.exitCode = { none: 0, compatible: 0, breaking: 1, unknown: 2 }[report.verdict];
}
