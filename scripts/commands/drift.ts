import { formats, type Report } from "../drift/report.ts";
import type reportDrift from "../drift/compare-with-upstream.ts";
import { Failure, print, printError, readOptions, reasonOf } from "../lib/failure.ts";
import { callLimited } from "../lib/limits.ts";
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

// Even a report about wrong options has the wanted format.
const [, wanted = "text"] = /--format[= ](\w+)/.exec(process.argv.join(" ")) ?? [];
const format = Object.hasOwn(formats, wanted) ? formats[wanted] : formats.text;

try {
  const { contract, upstream, format } = readOptions(options, usage);
  if (!Object.hasOwn(formats, format)) {
    const names = Object.keys(formats).join(", ");
    throw new Failure(`--format must be one of ${names}\n\n${usage}`);
  }
  const path = "../drift/compare-with-upstream.ts";
  show(await callLimited<typeof reportDrift>("reading", path, contract, upstream));
} catch (error) {
  // Without a verdict, the report states only the reason.
  show({ verdict: "unknown", changes: [], reason: reasonOf(error) });
  printError(error);
}

function show(report: Report): void {
  print(format?.(report) ?? "");
  process.exitCode = { none: 0, compatible: 0, breaking: 1, unknown: 2 }[report.verdict];
}
