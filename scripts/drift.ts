import { parseArgs } from "node:util";
import { Failure, messageOf, parseOrShowUsage } from "./failure.ts";
import { formats, type Report } from "./drift/report.ts";
import { contractPath } from "./upstream/record.ts";

const usage = `usage: npm run drift [-- options]

Compares the contract with what upstream publishes, for callers of its operations.

  --upstream <url or file>  compare with this instead of the recorded sources
  --contract <file>         compare this instead of openapi/byok.yaml
  --format <format>         text (default), json or markdown

exit codes: 0 no drift or a compatible one, 1 breaking, 2 could not tell`;

let format = formats.text;
try {
  const options = parseOrShowUsage(readOptions, usage);
  show(await findDrift(options.contract, options.upstream));
} catch (error) {
  // Without a verdict, the report states only the reason.
  const reason = error instanceof Failure ? error.message : `internal error: ${messageOf(error)}`;
  show({ verdict: "unknown", changes: [], reason });
  console.error(error instanceof Failure ? `error: ${reason}` : error);
}

function readOptions(): { contract: string; upstream: string | undefined } {
  // Even a report about wrong options has the wanted format.
  const [, wanted] = /--format[= ](\w+)/.exec(process.argv.join(" ")) ?? [];
  format = formats[wanted ?? "text"] ?? format;
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
  console.log(format?.(report));
  process.exitCode = { none: 0, compatible: 0, breaking: 1, unknown: 2 }[report.verdict];
}
