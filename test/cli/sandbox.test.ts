import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { runCli, startCli, startProcess } from "../helpers/cli.ts";

test.each<NodeJS.Signals>(["SIGINT", "SIGTERM"])(
  "the sandbox prints commands that work as they stand, until %s",
  async (signal) => {
    const { child, ended } = startCli(["sandbox"]);
    let printed = "";
    child.stdout?.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    while (!printed.includes("Ctrl-C")) await once(child.stdout ?? child, "data");
    const commands = printed.slice(printed.indexOf("export"), printed.indexOf("Press"));
    // The program as it is built, which npx would install first.
    const script = commands
      .replaceAll("npx openrouter-byok", '"$NODE" dist/cli/main.js')
      .replace("delete ", "delete --yes ");
    const env = { NODE: process.execPath };
    const { code, stdout } = await startProcess("bash", ["--norc", "-c", `set -e; ${script}`], {
      env,
    }).ended;
    expect(code).toBe(0);
    expect(stdout).toMatch(/11111111-\S+ {2}openai {5}sk-\.\.\.AbCd .* Production OpenAI Key\n/);
    expect(stdout).toMatch(/66666666-\S+ {2}anthropic {2}sk-\.\.\.EfGh .*\n/);
    expect(stdout).toMatch(/deleted {4}11111111-2222-3333-4444-555555555555\n$/);
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 0, stderr: "" });
  },
);

test("the sandbox listens on the port it is given, unless that is taken", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const { code, stdout, stderr } = await runCli(["sandbox", "--port", String(port)]);
  expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
  expect(stderr).toContain(
    `cannot listen on port ${String(port)} (EADDRINUSE): choose another --port`,
  );
  server.close();
  await once(server, "close");
  const { child, ended } = startCli(["sandbox", "--port", String(port)]);
  await once(child.stdout ?? child, "data");
  child.kill("SIGTERM");
  expect((await ended).stdout).toContain(`http://127.0.0.1:${String(port)}/api/v1`);
});
