import { readOptions } from "./failure.ts";
import { runForUpstream } from "./limits.ts";

const usage = `usage: npm run drift:accept [-- --upstream <url or file>]

If the contract has drifted, vendors what upstream publishes, generates, adds the changes to
CHANGELOG.md, and sets the next version.`;

await runForUpstream(async () => {
  const { upstream } = readOptions({ upstream: { type: "string" } }, usage);
  // Only the thread that reads upstream needs its libraries.
  const { acceptDrift } = await import("./release/accept-drift.ts");
  await acceptDrift(upstream);
});
