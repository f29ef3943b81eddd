import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createFolder, parseLines, runCli, startCli, startProcess } from "../helpers/cli.ts";
import type { CliOptions, RunningCli } from "../helpers/cli.ts";

/** Starts the command `sandbox`, and waits until its server listens. */
async function start(
  args: string[] = [],
  options: CliOptions = {},
): Promise<RunningCli & { printed: string; url: string; key: string }> {
  const running = startCli(["sandbox", ...args], options);
  let printed = "";
  running.child.stdout?.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  while (!printed.includes("Ctrl-C")) await once(running.child.stdout ?? running.child, "data");
  const [, url = ""] = /listens at (\S+)/.exec(printed) ?? [];
  const [, key = ""] = /^Management key: (\S+)/m.exec(printed) ?? [];
  return { ...running, printed, url, key };
}

test.each<NodeJS.Signals>(["SIGINT", "SIGTERM"])(
  "the sandbox prints commands that work, and stops on %s",
  async (signal) => {
    const { child, ended, printed } = await start();
    const commands = printed.slice(printed.indexOf("export"), printed.indexOf("Press"));
    // Runs the built program instead of installing the package with npx.
    const script = commands
      .replaceAll("npx openrouter-byok", '"$NODE" dist/cli/main.js')
      .replaceAll(/(disable|delete) /g, "$1 --yes ");
    const options = { env: { NODE: process.execPath } };
    const args = ["--norc", "-c", `set -e; ${script}`];
    const { code, stdout } = await startProcess("bash", args, options).ended;
    expect(code).toBe(0);
    const [listed = "", found = ""] = stdout.split("WORKSPACE ").slice(1);
    for (const place of ["default", "Checkout", "global"]) expect(listed).toContain(`${place} `);
    expect(found.match(/sk-\.\.\.AbCd/g)).toHaveLength(2);
    const id = "11111111-2222-3333-4444-555555555555";
    expect(stdout.endsWith(`disabled   ${id}\ndeleted    ${id}\n`)).toBe(true);
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 0, stderr: "" });
  },
);

test("the sandbox prints its own keys in full, even if one of them is in the environment", async () => {
  const first = await start();
  const env = { OPENROUTER_MANAGEMENT_KEY: first.key };
  for (const args of [[], ["--key", first.key]]) {
    const { printed } = await start(args, { env });
    expect(printed).not.toContain("***");
    expect(printed).toMatch(/^Management key: sk-or-v1-sandbox-[\da-f-]{36}$/m);
    expect(printed).toMatch(/^API key .*: sk-or-v1-sandbox-api-[\da-f-]{36}$/m);
  }
});

test("the sandbox quotes a key that a shell would change", async () => {
  const { printed } = await start(["--key", "it's-$HOME/a-management-key"]);
  expect(printed).toContain(`export OPENROUTER_MANAGEMENT_KEY='it'\\''s-$HOME/a-management-key'\n`);
});

test("the sandbox accepts the key from --key, and rejects a short key", async () => {
  const { url, printed } = await start(["--key", "sk-or-v1-of-my-own"]);
  expect(printed).toContain("export OPENROUTER_MANAGEMENT_KEY=sk-or-v1-of-my-own\n");
  const env = { OPENROUTER_MANAGEMENT_KEY: "sk-or-v1-of-my-own" };
  expect((await runCli(["list", "--base-url", url], { env })).code).toBe(0);
  expect((await runCli(["sandbox", "--key", "short"])).code).toBe(64);
});

test("the sandbox listens on the port from --port, and fails if the port is in use", async () => {
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
  const { url } = await start(["--port", String(port)]);
  expect(url).toBe(`http://127.0.0.1:${String(port)}/api/v1`);
});

describe("a seed file", () => {
  const workspace = { id: "a0000000-0000-4000-8000-000000000001", name: "checkout" };
  const id = "11111111-2222-3333-4444-555555555555";

  async function write(seed: unknown): Promise<string> {
    const file = join(await createFolder(), "seed.json");
    await writeFile(file, typeof seed === "string" ? seed : JSON.stringify(seed));
    return file;
  }

  test("defines all workspaces and credentials of the sandbox, except for the default workspace", async () => {
    const key = "sk-proj-0123456789abcdef";
    const file = await write({
      workspaces: [workspace],
      credentials: [
        { id, provider: "openai", key, name: "n", workspace_id: workspace.id, disabled: true },
        { provider: "new-provider", key, workspace_id: null },
        { provider: "openai", key, name: null },
      ],
    });
    const sandbox = await start(["--seed", file]);
    const env = { OPENROUTER_MANAGEMENT_KEY: sandbox.key };
    const { stdout } = await runCli(["list", "--json", "--base-url", sandbox.url], { env });
    const label = "sk-...cdef";
    const lines = parseLines(stdout);
    expect(lines).toHaveLength(3);
    expect(lines).toMatchObject([
      { provider: "openai", name: null, label, disabled: false, workspace_name: "default" },
      { id, name: "n", label, disabled: true, workspace_id: workspace.id },
      { provider: "new-provider", label, workspace_id: null },
    ]);
    expect(sandbox.printed).toContain("It holds 3 credentials and 2 workspaces.");
    expect(sandbox.printed).toContain(`delete ${id}`);
    expect(sandbox.printed).not.toContain("sk-example");
  });

  test("may be an empty object", async () => {
    const { printed } = await start(["--seed", await write({})]);
    expect(printed).toContain("It holds 0 credentials and 1 workspace.");
  });

  const credential = { provider: "openai", key: "sk-secret-0123456789" };
  test.each<[string, unknown, string]>([
    ["invalid JSON", "{", "the seed file is not valid JSON"],
    ["an array instead of an object", [], "the seed file must contain an object"],
    [
      "an unknown top-level property",
      { credential: [] },
      "the seed file has an unknown property: the known properties are workspaces, credentials",
    ],
    [
      "credentials that are not an array",
      { credentials: {} },
      "the seed file: credentials must be an array",
    ],
    [
      "a credential that is not an object",
      { credentials: [1] },
      "credentials[0] must be an object",
    ],
    [
      "a credential without a provider",
      { credentials: [{ key: "sk-x" }] },
      "credentials[0]: provider must be a non-empty string",
    ],
    [
      "a credential without a key",
      { credentials: [{ provider: "x" }] },
      "credentials[0]: key must be a non-empty string",
    ],
    [
      "an invalid id",
      { credentials: [credential, { ...credential, id: "1" }] },
      "credentials[1]: id must be a UUID",
    ],
    [
      "an unknown workspace",
      { credentials: [{ ...credential, workspace_id: workspace.id }] },
      "credentials[0]: workspace_id is not the id of a workspace in the seed file",
    ],
    [
      "an invalid state",
      { credentials: [{ ...credential, disabled: 1 }] },
      "credentials[0]: disabled must be true or false",
    ],
    [
      "an unknown property of a credential",
      { credentials: [{ ...credential, workspace: "x" }] },
      "credentials[0] has an unknown property: the known properties are id, provider, key, name, workspace_id, disabled",
    ],
    [
      "a workspace without a name",
      { workspaces: [{ id }] },
      "workspaces[0]: name must be a non-empty string",
    ],
    [
      "a duplicate id",
      { workspaces: [workspace, workspace] },
      `the seed file is invalid: workspace ${workspace.id} already exists`,
    ],
  ])("with %s is rejected, and no key is printed", async (_name, seed, message) => {
    const { code, stdout, stderr } = await runCli(["sandbox", "--seed", await write(seed)]);
    expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("secret");
  });

  test("is rejected if it cannot be read", async () => {
    const { code, stderr } = await runCli(["sandbox", "--seed", "/nonexistent/seed.json"]);
    expect(code).toBe(64);
    expect(stderr).toContain("cannot read the seed file (ENOENT)");
  });
});
