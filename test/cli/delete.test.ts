import { describe, expect, test } from "vitest";
import { closedUrl, parseLines, runCli, serveSandbox } from "../helpers/cli.ts";
import { startServer } from "../helpers/server.ts";

const unknownId = "99999999-8888-7777-6666-555555555555";

describe("delete", () => {
  test("prints the outcome for each credential and exits with 0 if all are gone", async () => {
    const { sandbox, url, env, add } = await serveSandbox();
    const [id = ""] = await add(1);
    const args = ["delete", id, unknownId, "--yes", "--concurrency", "1", "--base-url", url];
    const { code, stdout, stderr } = await runCli(args, { env });
    expect(code).toBe(0);
    expect(stdout).toBe(`deleted    ${id}\nabsent     ${unknownId}  404: Resource not found\n`);
    expect(stderr).toBe(
      "total 2: 2 gone (1 deleted, 1 absent), 0 unchanged, 0 unknown\n" +
        "1 credential was absent: unless it was deleted earlier, check the id and the account\n",
    );
    expect(sandbox.getCredential(id)?.deletedAt).toBeDefined();
  });

  test("prints only the results on standard output with --json", async () => {
    const { url, env, add, sandbox } = await serveSandbox();
    const [id = ""] = await add(1);
    sandbox.injectFaults({ status: 503 });
    const args = ["delete", id, unknownId, "-y", "--json", "--concurrency", "1", "--base-url", url];
    const { stdout } = await runCli(args, { env });
    const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string;
    const results = parseLines(stdout);
    expect(results).toEqual([
      { id, outcome: "deleted", at, status: 200, attempts: 2, detail: null },
      {
        id: unknownId,
        outcome: "absent",
        at,
        status: 404,
        attempts: 1,
        detail: "Resource not found",
      },
    ]);
    const names = ["id", "outcome", "at", "status", "attempts", "detail"];
    expect(Object.keys(results[0] ?? {})).toEqual(names);
  });

  test("reads ids from arguments and standard input, and deletes each credential once", async () => {
    const { url, env, add, sandbox } = await serveSandbox();
    const [first = "", second = "", third = ""] = await add(3);
    const input = `\ufeff${second}\r\n\r\n# a comment\n  ${first.toUpperCase()}\n{"id":"${third}","more":1}`;
    const args = ["delete", ` ${first} `, "-", "--yes", "--json", "--base-url", url];
    const { code, stdout } = await runCli(args, { env, input });
    expect(code).toBe(0);
    const results = parseLines(stdout);
    expect(results.map(({ id }) => id).sort()).toEqual([first, second, third].sort());
    for (const result of results) expect(result).toMatchObject({ outcome: "deleted" });
    expect(sandbox.getCredential(third)?.deletedAt).toBeDefined();
  });

  test("sends at most as many requests at a time as --concurrency allows", async () => {
    let active = 0;
    let most = 0;
    const { baseUrl } = await startServer((_request, response) => {
      most = Math.max(most, ++active);
      setTimeout(() => {
        active--;
        response.writeHead(200, { "content-type": "application/json" }).end('{"deleted":true}');
      }, 50);
    });
    const input = Array.from({ length: 12 }, () => crypto.randomUUID()).join("\n");
    const args = ["delete", "-", "--yes", "--concurrency", "3", "--base-url", baseUrl];
    const { code } = await runCli(args, { env: { OPENROUTER_API_KEY: "sk-x" }, input });
    expect(code).toBe(0);
    expect(most).toBe(3);
  });
});

describe("the exit code of delete is", () => {
  test("1 if some credentials are unchanged", async () => {
    const { url, add, sandbox } = await serveSandbox();
    const [id = ""] = await add(1);
    const env = { OPENROUTER_MANAGEMENT_KEY: sandbox.apiKey };
    const args = ["delete", id, "--yes", "--base-url", url];
    const { code, stdout, stderr } = await runCli(args, { env });
    expect(code).toBe(1);
    expect(stdout).toBe(`unchanged  ${id}  403: Only management keys can perform this operation\n`);
    expect(stderr).toContain("total 1: 0 gone (0 deleted, 0 absent), 1 unchanged, 0 unknown\n");
    expect(stderr).toContain("The key from OPENROUTER_MANAGEMENT_KEY was rejected.");
  });

  test("2 if some credentials are unknown, even if others are unchanged", async () => {
    const { url, add, env, sandbox } = await serveSandbox();
    const ids = await add(3);
    const html = { body: "<html>", headers: { "content-type": "text/html" } };
    sandbox.injectFaults({ status: 403, ...html, acts: true }, { status: 429 });
    const args = [
      "delete",
      ...ids,
      "--yes",
      "--concurrency",
      "1",
      "--retries",
      "0",
      "--base-url",
      url,
    ];
    const { code, stdout, stderr } = await runCli(args, { env });
    expect(code).toBe(2);
    expect(stdout).toBe(
      `unknown    ${ids[0] ?? ""}  the response has status 403, but is not in the API's format: a proxy may have sent it\n` +
        `unchanged  ${ids[1] ?? ""}  429: Injected fault\n` +
        `deleted    ${ids[2] ?? ""}\n`,
    );
    expect(stderr).toBe(
      "total 3: 1 gone (1 deleted, 0 absent), 1 unchanged, 1 unknown\n" +
        "To learn the state of the unknown credentials, run the same command again: it is safe to repeat.\n",
    );
  });

  test("2 if the connection is refused or the server does not respond", async () => {
    const { baseUrl } = await startServer(() => undefined);
    const env = { OPENROUTER_MANAGEMENT_KEY: "sk-x" };
    const args = ["delete", unknownId, "--yes", "--retries", "0", "--base-url"];
    const unreachable = await runCli([...args, await closedUrl()], { env });
    expect(unreachable.code).toBe(2);
    expect(unreachable.stdout).toContain(`unknown    ${unknownId}  `);
    expect(unreachable.stdout).toContain("ECONNREFUSED");
    const unanswered = await runCli([...args, baseUrl, "--timeout", "0.2"], { env });
    expect(unanswered.code).toBe(2);
    expect(unanswered.stdout).toBe(`unknown    ${unknownId}  timed out after 200 ms\n`);
  });
});

describe("a run of delete that finds only absent credentials", () => {
  test("exits with 0 if a second request confirms that the server is the API", async () => {
    const { url, env, sandbox } = await serveSandbox();
    const { code } = await runCli(["delete", unknownId, "--yes", "--base-url", url], { env });
    expect(code).toBe(0);
    expect(sandbox.requests).toEqual([
      { method: "DELETE", path: `/byok/${unknownId}`, status: 404 },
      { method: "GET", path: "/byok", status: 200 },
    ]);
  });

  test.each([
    ["responds to the second request with a 404 that is not in the API's format", "{}", 404],
    [
      "responds to the second request with a 404 in the API's format",
      JSON.stringify({ error: { code: 404, message: "?" } }),
      404,
    ],
    ["responds to the second request with 500", "{}", 500],
  ])("reports the credentials as unknown if the server %s", async (_name, body, status) => {
    const notFound = JSON.stringify({ error: { code: 404, message: "Not Found" } });
    const { baseUrl } = await startServer((request, response) => {
      const isDeletion = request.method === "DELETE";
      response.writeHead(isDeletion ? 404 : status, { "content-type": "application/json" });
      response.end(isDeletion ? notFound : body);
    });
    const { origin } = new URL(baseUrl);
    const env = { OPENROUTER_MANAGEMENT_KEY: "sk-x" };
    const args = ["delete", unknownId, "--yes", "--retries", "0", "--base-url", `${origin}/v1`];
    const { code, stdout, stderr } = await runCli(args, { env });
    expect(code).toBe(2);
    expect(stdout).toContain(
      `unknown    ${unknownId}  the response has status 404, but this server may not be the API: `,
    );
    expect(stderr).toContain("total 1: 0 gone (0 deleted, 0 absent), 0 unchanged, 1 unknown\n");
    expect(stderr).toContain("Is --base-url correct?");
  });
});

test("delete prints how long to wait after a 429", async () => {
  const { url, env, add, sandbox } = await serveSandbox();
  const [id = ""] = await add(1);
  sandbox.injectFaults({ status: 429, headers: { "retry-after": "3600" } });
  const { code, stdout } = await runCli(["delete", id, "--yes", "--base-url", url], { env });
  expect({ code, stdout }).toEqual({
    code: 1,
    stdout: `unchanged  ${id}  429: Injected fault; wait 3600 s\n`,
  });
});

test("delete reports a credential as unknown if an attempt may have deleted it, even if a retry is rejected", async () => {
  const { url, env, add, sandbox } = await serveSandbox();
  const [id = ""] = await add(1);
  const now = { "retry-after": "0" };
  sandbox.injectFaults({ status: 503, headers: now }, { status: 403 });
  const args = ["delete", id, "--yes", "--json", "--base-url", url];
  const { code, stdout } = await runCli(args, { env });
  expect(code).toBe(2);
  expect(parseLines(stdout)).toMatchObject([{ outcome: "unknown", status: 403, attempts: 2 }]);
});

describe("an unexpected error is reported without its message and stack", () => {
  // The message and the stack may contain the key.
  const key = "sk-or-v1-0123456789abcdef";
  // As soon as a request is sent, this code throws an error that the program cannot catch.
  const fault =
    "globalThis.fetch=()=>(setTimeout(()=>{throw new Error(process.env.OPENROUTER_MANAGEMENT_KEY)}),new Promise(()=>{}))";
  const env = {
    OPENROUTER_MANAGEMENT_KEY: key,
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(fault)}`,
  };
  const message = "openrouter-byok: an unexpected error occurred";

  test.each<[string, string[], string]>([
    [
      "delete",
      ["delete", unknownId, "--yes"],
      "; credentials without a printed result may or may not have been deleted",
    ],
    [
      "disable",
      ["disable", unknownId, "--yes"],
      "; credentials without a printed result may or may not have been changed",
    ],
    ["list", ["list"], ""],
  ])("by %s", async (_name, args, known) => {
    const { baseUrl } = await startServer(() => undefined);
    const run = await runCli([...args, "--base-url", baseUrl], { env });
    expect(run).toEqual({ code: 2, stdout: "", stderr: `${message}${known}\n` });
  });
});
