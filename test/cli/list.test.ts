import { describe, expect, test } from "vitest";
import { closedUrl, parseLines, runCli, serveSandbox } from "../helpers/cli.ts";
import { startServer } from "../helpers/server.ts";
import type { TestServer } from "../helpers/server.ts";

const env = { OPENROUTER_MANAGEMENT_KEY: "sk-or-v1-0123456789abcdef" };
const workspaceId = "a0000000-0000-4000-8000-000000000001";
const unknownId = "99999999-8888-7777-6666-555555555555";
const idOf = (index: number): string =>
  `11111111-2222-3333-4444-${String(index).padStart(12, "0")}`;

/** A server with one workspace, which contains these credentials. */
function serveList(data: readonly object[]): Promise<TestServer> {
  return startServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://127.0.0.1");
    const workspaces = [{ id: workspaceId, name: "main" }];
    const list = pathname.endsWith("/workspaces")
      ? workspaces
      : data.map((item) => ({ workspace_id: workspaceId, ...item }));
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ data: list, total_count: list.length }));
  });
}

describe("list", () => {
  test("prints the credentials of every workspace, and the global credentials last", async () => {
    const { sandbox, url, env } = await serveSandbox();
    const credential = { provider: "openai", providerKey: "sk-example-openai-AbCd" } as const;
    sandbox.addWorkspace({ id: workspaceId, name: "checkout prod" });
    const global = await sandbox.addCredential({ ...credential, workspaceId: null });
    const own = await sandbox.addCredential({ ...credential, name: "Production" });
    const other = await sandbox.addCredential({ ...credential, workspaceId, disabled: true });
    const { code, stdout, stderr } = await runCli(["list", "--base-url", url], { env });
    const timeOf = (id: string): string =>
      sandbox.getCredential(id)?.createdAt.toISOString().slice(0, 16).replace("T", " ") ?? "";
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n")).toEqual([
      `WORKSPACE      ${"ID".padEnd(36)}  PROVIDER  LABEL       CREATED (UTC)     STATE  NAME`,
      `default        ${own}  openai    sk-...AbCd  ${timeOf(own)}  on     Production`,
      `checkout prod  ${other}  openai    sk-...AbCd  ${timeOf(other)}  off`,
      `global         ${global}  openai    sk-...AbCd  ${timeOf(global)}  on`,
      "",
    ]);
  });

  test("prints a JSON line for each credential on every page with --json", async () => {
    const { url, env, add, sandbox } = await serveSandbox();
    const ids = await add(305);
    const { code, stdout } = await runCli(["list", "--json", "--base-url", url], { env });
    const lines = parseLines(stdout);
    expect(code).toBe(0);
    expect(lines.map(({ id }) => id)).toEqual(ids);
    expect(lines[0]).toEqual({
      id: ids[0],
      provider: "openai",
      name: null,
      label: "sk-...AbCd",
      disabled: false,
      created_at: expect.any(String) as string,
      workspace_id: sandbox.defaultWorkspaceId,
      workspace_name: "default",
    });
  });

  test("filters by workspace and by provider", async () => {
    const { sandbox, url, env } = await serveSandbox();
    const add = (provider: string, workspace: string): Promise<string> =>
      sandbox.addCredential({ provider, providerKey: "sk-x", workspaceId: workspace });
    const [first, second, third] = [
      await add("openai", workspaceId),
      await add("mistral", unknownId),
      await add("anthropic", workspaceId),
    ];
    await add("openai", sandbox.defaultWorkspaceId);
    await sandbox.addCredential({ provider: "openai", providerKey: "sk-x", workspaceId: null });
    const list = async (...args: string[]): Promise<unknown[]> => {
      const { stdout } = await runCli(["list", "--json", "--base-url", url, ...args], { env });
      return parseLines(stdout).map(({ id }) => id);
    };
    const workspaces = ["--workspace", workspaceId, "--workspace", unknownId];
    expect(await list(...workspaces)).toEqual([first, third, second]);
    expect(await list(...workspaces, "--provider", "openai")).toEqual([first]);
    const providers = ["--provider", "mistral", "--provider", "anthropic"];
    expect(await list(...providers)).toEqual([third, second]);
  });

  test("states where it searched if it finds no credentials, and names a workspace that does not exist", async () => {
    const { url, env } = await serveSandbox();
    const everywhere = ["list", "--provider", "openai", "--base-url", url];
    expect(await runCli(everywhere, { env })).toEqual({
      code: 0,
      stdout: "",
      stderr: "no credentials for openai: searched 1 workspace and the global credentials\n",
    });
    const { code, stderr } = await runCli([...everywhere, "--workspace", unknownId], { env });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        "no credentials for openai: searched 1 workspace\n" +
        `This account has no workspace ${unknownId} (it has 1 workspace). Is the id correct?\n`,
    });
  });

  test("replaces control sequences for terminals and GitHub Actions, and escapes them in JSON", async () => {
    const name = "a\u001b[31m\u009b2J\u0007\n\u202e\u2028b###[error]";
    const data = [{ id: idOf(1), name, disabled: true, provider: { x: 1 }, label: ["x"] }];
    const { baseUrl } = await serveList(data);
    const table = await runCli(["list", "--base-url", baseUrl], { env });
    const replaced = "a\ufffd[31m\ufffd2J\ufffd\ufffd\ufffd\ufffdb##\ufffd[error]";
    expect(table.stdout.split("\n")[1]).toContain(`off    ${replaced}`);
    const json = await runCli(["list", "--json", "--base-url", baseUrl], { env });
    expect(json.stdout).not.toMatch(/[\u0080-\u009f\u202e\u2028]|##\[/);
    expect(parseLines(json.stdout)).toMatchObject([{ name, provider: null, label: null }]);
  });

  test("prints the name of a workspace so that it cannot start a GitHub Actions command", async () => {
    const { sandbox, url, env } = await serveSandbox();
    sandbox.addWorkspace({ id: workspaceId, name: "::error::x" });
    await sandbox.addCredential({ provider: "openai", providerKey: "sk-1234", workspaceId });
    const { stdout } = await runCli(["list", "--base-url", url], { env });
    expect(stdout.split("\n")[1]).toMatch(/^\ufffd:error::x /);
  });

  test("aligns wide and combining characters", async () => {
    const data = [
      { id: idOf(1), provider: "日本語", label: "x", disabled: false },
      { id: idOf(2), provider: "e\u0301te\u0301", label: "x", disabled: false },
      { id: idOf(3), provider: "🔑🔑🔑🔑🔑", label: "x" },
    ];
    const { baseUrl } = await serveList(data);
    const { stdout } = await runCli(["list", "--base-url", baseUrl], { env });
    const [header = "", ...rows] = stdout.split("\n");
    expect(header).toContain("PROVIDER    LABEL");
    expect(rows.slice(0, 3).map((row) => row.slice(49))).toEqual([
      `日本語${" ".repeat(6)}x                     on`,
      `e\u0301te\u0301${" ".repeat(9)}x                     on`,
      "🔑🔑🔑🔑🔑  x                     ?",
    ]);
  });

  test("does not keep long names in full in memory", async () => {
    // A hundred credentials of half a MiB each exceed the heap limit below.
    const total = 100;
    const { baseUrl } = await startServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
      const offset = Number(searchParams.get("offset"));
      const name = "x".repeat(480 * 1024);
      const page = [offset, offset + 1].map((index) => ({ id: idOf(index), name }));
      const isWorkspaces = pathname.endsWith("/workspaces");
      const isScoped = searchParams.has("workspace_id");
      const data = isWorkspaces ? [{ id: workspaceId, name: "main" }] : isScoped ? page : [];
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ data, total_count: isScoped ? total : data.length }));
    });
    const options = { env: { ...env, NODE_OPTIONS: "--max-old-space-size=40" } };
    const { code, stdout } = await runCli(["list", "--json", "--base-url", baseUrl], options);
    expect(code).toBe(0);
    expect(parseLines(stdout)).toHaveLength(total);
  });
});

describe("list prints the reason for its failure, and no credentials, after", () => {
  const json = { "content-type": "application/json" };
  const apiError = (code: number): string =>
    JSON.stringify({ error: { code, message: "No\u001b[2J" } });
  test.each<[string, number, string, string]>([
    ["a 401 from the API", 401, apiError(401), "the response has status 401 (No"],
    [
      "a proxy's page",
      403,
      "<html>",
      "the response has status 403, but is not in the API's format: a proxy may have sent it",
    ],
    [
      "a body that is not JSON",
      200,
      "<html>",
      "the response has status 200, but is not a list of workspaces",
    ],
  ])("%s", async (_name, status, body, message) => {
    const { baseUrl } = await startServer((_request, response) => {
      response.writeHead(status, json).end(body);
    });
    const args = ["list", "--retries", "0", "--base-url", baseUrl];
    const { code, stdout, stderr } = await runCli(args, { env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^openrouter-byok: could not list the credentials: .*\n/);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("deleted");
  });

  test.each([500, 404])("a %i response for one workspace", async (status) => {
    const { sandbox, url, env, add } = await serveSandbox();
    await add(2);
    sandbox.addWorkspace({ id: workspaceId });
    const path = `/byok?workspace_id=${workspaceId}`;
    sandbox.injectFaults({ path, status, times: Infinity });
    const args = ["list", "--retries", "0", "--base-url", url];
    const { code, stdout, stderr } = await runCli(args, { env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`workspace ${workspaceId}: the response has status ${status}`);
  });

  test("a failed connection or a timeout", async () => {
    const unanswering = await startServer(() => undefined);
    const closed = ["list", "--retries", "0", "--base-url", await closedUrl()];
    const unreachable = await runCli(closed, { env });
    expect(unreachable).toMatchObject({ code: 2, stdout: "" });
    expect(unreachable.stderr).toContain("ECONNREFUSED");
    const slow = await runCli(["list", "--timeout", "0.2", "--base-url", unanswering.baseUrl], {
      env,
    });
    expect(slow).toMatchObject({ code: 2, stdout: "" });
    expect(slow.stderr).toContain("timed out after 200 ms");
  });
});

describe("list explains what to do", () => {
  test.each([
    ["OPENROUTER_MANAGEMENT_KEY", { OPENROUTER_MANAGEMENT_KEY: "sk-or-v1-wrong" }],
    ["OPENROUTER_API_KEY", { OPENROUTER_API_KEY: "sk-or-v1-wrong" }],
  ])("if the key from %s is rejected", async (source, wrong) => {
    const { url } = await serveSandbox();
    const { stderr } = await runCli(["list", "--base-url", url], { env: wrong });
    expect(stderr).toContain(`The key from ${source} was rejected.`);
    expect(stderr).toContain("/docs/guides/overview/auth/management-api-keys");
  });

  test("if the base URL lacks the path of the API", async () => {
    const { url, env } = await serveSandbox();
    const { origin } = new URL(url);
    const byOption = await runCli(["list", "--base-url", `${origin}/v1`], { env });
    const hint = "The URL of the API usually ends in /api/v1.";
    expect(byOption.stderr).toContain(`Is --base-url correct? ${hint}`);
    const variables = { ...env, OPENROUTER_BASE_URL: origin };
    const byVariable = await runCli(["list"], { env: variables });
    expect(byVariable.stderr).toContain(`Is OPENROUTER_BASE_URL correct? ${hint}`);
    expect(byVariable.stderr).toMatch(`requests go to ${origin} (OPENROUTER_BASE_URL)\n`);
    const right = await runCli(["list", "--retries", "0", "--base-url", await closedUrl()], {
      env,
    });
    expect(right.stderr).not.toContain(hint);
  });

  test("if the API asks the client to wait", async () => {
    const { sandbox, url, env } = await serveSandbox();
    sandbox.injectFaults({ status: 429, headers: { "retry-after": "3600" } });
    const { code, stderr } = await runCli(["list", "--base-url", url], { env });
    expect(code).toBe(2);
    expect(stderr).toContain("Retry-After of 3600 s");
  });
});
