import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { redoclyCli } from "../scripts/openapi/redocly-cli.ts";
import { contractPath } from "../scripts/upstream/contract.ts";
import { createByokClient } from "../src/index.ts";
import { createSandbox } from "../src/sandbox/sandbox.ts";

interface TrafficReport {
  run: { totalExchanges: number; documentedExchanges: number };
  problems: { message: string }[];
}

/** Starts Redocly's proxy, which compares the traffic between client and API with the contract. */
async function startProxy(
  target: string,
  har: string,
): Promise<{ baseUrl: string; stop: () => Promise<TrafficReport> }> {
  const { origin, pathname } = new URL(target);
  const args = [
    ...["proxy", "--target", origin, "--port", "0", "--har", har],
    ...["--api", contractPath, "--match-mode", "basepath", "--format", "json"],
  ];
  const { program, env } = redoclyCli;
  const proxy = spawn(process.execPath, [program, ...args], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void proxy.kill("SIGKILL"));
  let stdout = "";
  let stderr = "";
  proxy.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  const ended = new Promise((resolve) => proxy.once("close", resolve));
  const port = await new Promise<string>((resolve, reject) => {
    proxy.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
      const [, found] = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(stderr) ?? [];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => {
      reject(new Error(`Redocly's proxy did not start: ${stderr}`));
    });
  });
  return {
    baseUrl: `http://127.0.0.1:${port}${pathname}`,
    async stop() {
      proxy.kill("SIGINT");
      await ended;
      return JSON.parse(stdout) as TrafficReport;
    },
  };
}

test("the traffic between client and sandbox conforms to the contract", async () => {
  const folder = await mkdtemp(join(tmpdir(), "openrouter-byok-test-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const har = join(folder, "traffic.har");
  const sandbox = createSandbox();
  const server = await sandbox.listen();
  onTestFinished(() => server.close());
  const { baseUrl, stop } = await startProxy(server.url, har);
  const id = await sandbox.addCredential({ provider: "openai", providerKey: "sk-none" });
  const call = async (apiKey: string): Promise<void> => {
    const client = createByokClient({ apiKey, baseUrl, maxRetries: 0 });
    // This test is only about the traffic, so every outcome is accepted.
    await client.deleteByokKey(id).catch(() => undefined);
  };
  await call(sandbox.managementKey);
  await call(sandbox.managementKey);
  await call("sk-or-v1-another");
  sandbox.injectFaults({ status: 500 });
  await call(sandbox.managementKey);

  const { run, problems } = await stop();
  expect(problems).toEqual([]);
  expect(run).toMatchObject({ totalExchanges: 4, documentedExchanges: 4 });
  // Redocly accepts undocumented statuses, so the statuses are checked here.
  const { log } = JSON.parse(await readFile(har, "utf8")) as {
    log: { entries: { response: { status: number } }[] };
  };
  expect(log.entries.map(({ response }) => response.status)).toEqual([200, 404, 401, 500]);
});
