import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { run } from "../scripts/lib/command.ts";
import { Failure, messageOf } from "../scripts/lib/failure.ts";
import { benchPath } from "./execute.ts";
import { measure } from "./measure.ts";
import { prepare } from "./prepare.ts";
import { describeResults } from "./report.ts";
import { verify } from "./verify.ts";

const usage = `usage: npm run bench [-- options]

Compares the package with similar clients, and writes bench/RESULTS.md.

  --check                      only verify that all contenders do the same work
  BENCH_DESCRIPTION=<file>     environment variable: also generate code from this larger description`;

await run(async () => {
  const { check } = readArguments();
  const larger = findLargerDescription();
  console.error("installing the contenders");
  const tarball = await prepare();
  console.error("verifying that the contenders do the same work");
  await verify();
  if (check) return;
  const text = await describeResults(await measure(tarball, larger));
  await writeFile(join(benchPath, "RESULTS.md"), text);
});

function readArguments(): { check: boolean } {
  try {
    return parseArgs({ options: { check: { type: "boolean", default: false } } }).values;
  } catch (error) {
    throw new Failure(`${messageOf(error)}\n\n${usage}`);
  }
}

/** Returns the path in `BENCH_DESCRIPTION`, if it is set. */
function findLargerDescription(): string | undefined {
  const file = process.env["BENCH_DESCRIPTION"];
  if (file === undefined) return undefined;
  if (!existsSync(file)) throw new Failure(`BENCH_DESCRIPTION: there is no file ${file}`);
  return resolve(file);
}
