import { print, readOptions, run } from "../lib/failure.ts";
import { replaceFiles } from "../lib/replace-files.ts";
import { callLimited } from "../lib/limits.ts";
import type acceptDrift from "../drift/accept-drift.ts";

const usage = `usage: npm run drift:accept [-- --upstream <url or file>]

If the contract has drifted, vendors what upstream publishes, generates, adds the changes to
CHANGELOG.md, and sets the next version.`;

await run(async () => {
  const { upstream } = readOptions({ upstream: { type: "string" } }, usage);
  const path = "../drift/accept-drift.ts";
  const acceptance = await callLimited<typeof acceptDrift>("generating", path, upstream);
  const { verdict, source, version, files } = acceptance;
  await replaceFiles(files);
  if (version !== undefined) print(`the contract follows ${source}; next version: ${version}`);
  print(`verdict: ${verdict}`);
});
