import { describe, expect, test } from "vitest";
import { closedUrl, parseLines, runCli, serveSandbox } from "../helpers/cli.ts";
import { startServer } from "../helpers/server.ts";
import type { TestServer } from "../helpers/server.ts";

const env = { OPENROUTER_MANAGEMENT_KEY: "sk-or-v1-0123456789abcdef" };
const idOf = (index: number): string =>
  `11111111-2222-3333-4444-${String(index).padStart(12, "0")}`;

/** A server that responds to the request of each page with a list, given its offset. */
function serveList(
  respond: (offset: number, requests: number) => { data: unknown[]; total_count?: number },
): Promise<TestServer> {
  let requests = 0;
  return startServer((request, response) => {
    const { searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
    requests++;
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(respond(Number(searchParams.get("offset")), requests)));
  });
}

function credentials(from: number, to: number): { id: string }[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => ({ id: idOf(from + index) }));
}

describe("list", () => {
  test("prints a row for each credential", async () => {
    const { sandbox, url, env } = await serveSandbox();
    const id = await sandbox.addCredential({
      provider: "openai",
      providerKey: "sk-example-openai-AbCd",
      name: "Production",
    });
    const { code, stdout, stderr } = await runCli(["list", "--base-url", url], { env });
    const date = new Date().toISOString().slice(0, 10);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n")).toEqual([
      `${"ID".padEnd(36)}  PROVIDER  LABEL       CREATED     STATE  NAME`,
      `${id}  openai    sk-...AbCd  ${date}  on     Production`,
      "",
    ]);
  });

  test("prints a line of JSON for each credential, over all pages", async () => {
    const { url, env, add } = await serveSandbox();
    const ids = await add(305);
    const { code, stdout } = await runCli(["list", "--json", "--base-url", url], { env });
    const lines = parseLines(stdout);
    expect(code).toBe(0);
    expect(lines.map(({ id }) => id)).toEqual(ids);
    expect(Object.keys(lines[0] ?? {})).toEqual([
      "id",
      "provider",
      "name",
      "label",
      "disabled",
      "created_at",
      "workspace_id",
    ]);
    expect(lines[0]).toMatchObject({ provider: "openai", label: "sk-...AbCd", disabled: false });
  });

  test("asks for one provider and one workspace", async () => {
    const { baseUrl, requests } = await serveList(() => ({ data: [], total_count: 0 }));
    const workspace = idOf(9);
    const args = ["list", "--provider", "openai", "--workspace", workspace, "--base-url", baseUrl];
    const { code, stdout, stderr } = await runCli(args, { env });
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: "",
      stderr: "No credentials found.\n",
    });
    const { searchParams } = new URL(requests[0]?.url ?? "", baseUrl);
    expect(Object.fromEntries(searchParams)).toEqual({
      provider: "openai",
      workspace_id: workspace,
      offset: "0",
      limit: "100",
    });
  });

  test("replaces what a terminal or GitHub Actions would obey, and escapes it in JSON", async () => {
    const name = "a\u001b[31m\u009b2J\u0007\n\u202e\u2028b###[error]";
    const data = [{ id: idOf(1), name, disabled: true, provider: { x: 1 }, label: ["x"] }];
    const { baseUrl } = await serveList(() => ({ data, total_count: 1 }));
    const table = await runCli(["list", "--base-url", baseUrl], { env });
    const replaced = "a\ufffd[31m\ufffd2J\ufffd\ufffd\ufffd\ufffdb##\ufffd[error]";
    expect(table.stdout.split("\n")[1]).toContain(`off    ${replaced}`);
    const json = await runCli(["list", "--json", "--base-url", baseUrl], { env });
    expect(json.stdout).not.toMatch(/[\u0080-\u009f\u202e\u2028]|##\[/);
    expect(parseLines(json.stdout)).toMatchObject([{ name, provider: null, label: null }]);
  });

  test("aligns wide and combining characters", async () => {
    const data = [
      { id: idOf(1), provider: "日本語", label: "x" },
      { id: idOf(2), provider: "e\u0301te\u0301", label: "x" },
      { id: idOf(3), provider: "🔑🔑🔑🔑🔑", label: "x" },
    ];
    const { baseUrl } = await serveList(() => ({ data, total_count: 3 }));
    const { stdout } = await runCli(["list", "--base-url", baseUrl], { env });
    const [header = "", ...rows] = stdout.split("\n");
    expect(header).toContain("PROVIDER    LABEL");
    expect(rows.slice(0, 3).map((row) => row.slice(38))).toEqual([
      `日本語${" ".repeat(6)}x               on`,
      `e\u0301te\u0301${" ".repeat(9)}x               on`,
      "🔑🔑🔑🔑🔑  x               on",
    ]);
  });
});

describe("a list that changes while it is read", () => {
  test("is read again, so that none is missing or twice", async () => {
    // After the first page, the first credential is deleted.
    const { baseUrl, requests } = await serveList((offset, count) => {
      const all = credentials(count === 1 ? 0 : 1, 150);
      return { data: all.slice(offset, offset + 100), total_count: all.length };
    });
    const { code, stdout } = await runCli(["list", "--json", "--base-url", baseUrl], { env });
    expect(code).toBe(0);
    expect(parseLines(stdout).map(({ id }) => id)).toEqual(credentials(1, 150).map(({ id }) => id));
    expect(requests).toHaveLength(4);
  });

  test.each<
    [string, (offset: number, requests: number) => { data: unknown[]; total_count?: number }]
  >([
    [
      "moves each time",
      (offset, count) => ({
        data: credentials(offset + count, offset + count + 100),
        total_count: 500,
      }),
    ],
    ["repeats its first page", () => ({ data: credentials(0, 100), total_count: 500 })],
    [
      "repeats a credential",
      (offset) => ({
        data: [...credentials(offset, offset + 1), ...credentials(0, 9)],
        total_count: 500,
      }),
    ],
    ["ends before its total", (offset) => ({ data: credentials(offset, 120), total_count: 500 })],
  ])("is not printed in part if it %s", async (_name, respond) => {
    const { baseUrl } = await serveList(respond);
    const { code, stdout, stderr } = await runCli(["list", "--base-url", baseUrl], { env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(
      "could not list the credentials: the list changed each time it was read",
    );
  });

  test("is read to its end without a total, whatever the size of the pages", async () => {
    const { baseUrl } = await serveList((offset) => ({
      data: credentials(offset, Math.min(offset + 30, 95)),
    }));
    const { code, stdout } = await runCli(["list", "--json", "--base-url", baseUrl], { env });
    expect(code).toBe(0);
    expect(parseLines(stdout)).toHaveLength(95);
  });

  test("and never ends is given up", async () => {
    const { baseUrl } = await serveList((offset) => ({ data: credentials(offset, offset + 5000) }));
    const { code, stdout, stderr } = await runCli(["list", "--base-url", baseUrl], { env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("the list has more than 100000 credentials");
  });
});

describe("a list that cannot be read says why:", () => {
  const json = { "content-type": "application/json" };
  const ownError = (code: number): string =>
    JSON.stringify({ error: { code, message: "No\u001b[2J" } });
  test.each<[string, number, string, number, string]>([
    ["a wrong key", 401, ownError(401), 1, "the response has status 401 (No\ufffd[2J)"],
    ["a wrong path", 404, ownError(404), 1, "the response has status 404 (No\ufffd[2J)"],
    ["a server error", 500, ownError(500), 2, "the response has status 500 (No\ufffd[2J)"],
    ["a proxy's page", 403, "<html>", 2, ", but not in the API's format: a proxy may have sent it"],
    [
      "another code",
      403,
      ownError(401),
      2,
      ", but not in the API's format: a proxy may have sent it",
    ],
    ["a redirect", 302, "", 2, "the response has status 302, and redirects are not followed"],
    ["no JSON", 200, "<html>", 2, "the response has status 200, but its body is not the"],
    ["no list", 200, "{}", 2, "the response has status 200, but is not a list of credentials"],
    ["null", 200, "null", 2, "the response has status 200, but its body is not the"],
    ["no ids", 200, '{"data":[{"id":"::error::x"}]}', 2, "but is not a list of credentials"],
    ["nothing", 204, "", 2, "the response has status 204, but its body is not the"],
  ])("%s", async (_name, status, body, code, message) => {
    const { baseUrl } = await startServer((_request, response) => {
      response.writeHead(status, json).end(body);
    });
    const args = ["list", "--retries", "0", "--base-url", baseUrl];
    const run = await runCli(args, { env });
    expect({ code: run.code, stdout: run.stdout }).toEqual({ code, stdout: "" });
    expect(run.stderr).toMatch(/^openrouter-byok: could not list the credentials: .*\n$/);
    expect(run.stderr).toContain(message);
  });

  test("an unreachable host, and a server that does not respond", async () => {
    const silent = await startServer(() => undefined);
    const none = ["list", "--retries", "0", "--base-url", await closedUrl()];
    const unreachable = await runCli(none, { env });
    expect(unreachable.code).toBe(2);
    expect(unreachable.stderr).toMatch(
      /the connection to 127\.0\.0\.1:\d+ failed \(ECONNREFUSED\)/,
    );
    const slow = await runCli(["list", "--timeout", "0.2", "--base-url", silent.baseUrl], { env });
    expect(slow.code).toBe(2);
    expect(slow.stderr).toContain("timed out after 200 ms");
  });
});
