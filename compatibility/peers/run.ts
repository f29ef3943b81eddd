import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { run } from "../../scripts/lib/command.ts";
import { messageOf } from "../../scripts/lib/failure.ts";
import { withTemporaryFolder } from "../../scripts/lib/with-temporary-folder.ts";
import { installPacked } from "../packed-package.ts";
import { report } from "../report.ts";
import type { Verdict } from "../report.ts";
import { checks } from "./checks.ts";
import { generateHeyApi } from "./hey-api.ts";
import { officialSdk } from "./official-sdk.ts";
import { openapiFetch } from "./openapi-fetch.ts";
import type { Peer } from "./peer.ts";

type SandboxModule = typeof import("openrouter-byok/sandbox");
type Check = (typeof checks)[string];

await run(() =>
  withTemporaryFolder(async (folder) => {
    await installPacked(folder);
    const path = join(folder, "node_modules/openrouter-byok/dist/sandbox/sandbox.js");
    const module = (await import(pathToFileURL(path).href)) as SandboxModule;
    const peers = [officialSdk, openapiFetch, await generateHeyApi(folder)];
    const rows = new Map<string, Verdict[]>();
    for (const [name, check] of Object.entries(checks)) {
      const verdicts: Verdict[] = [];
      for (const peer of peers) verdicts.push(await tryCheck(check, peer, module));
      rows.set(name, verdicts);
    }
    report({ columns: peers.map(({ title }) => title), rows });
  }),
);

async function tryCheck(
  check: Check,
  { connect }: Peer,
  { createSandbox }: SandboxModule,
): Promise<Verdict> {
  const sandbox = createSandbox();
  const server = await sandbox.listen();
  try {
    await check({ sandbox, connect: (apiKey) => connect(server.url, apiKey) });
    return { failure: undefined };
  } catch (error) {
    return { failure: messageOf(error) };
  } finally {
    await server.close();
  }
}
