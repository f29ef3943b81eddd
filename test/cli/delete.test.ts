import { describe, expect, test } from "vitest";
import { closedUrl, parseLines, runCli, serveSandbox } from "../helpers/cli.ts";
import { startServer } from "../helpers/server.ts";

const unknownId = "99999999-8888-7777-6666-555555555555";

describe("delete", () => {
  test("prints for each credential what is known, and exits with 0 if all are gone", async () => {
    const { sandbox, url, env, add } = await serveSandbox();
    const [id = ""] = await add(1);
    const args = ["delete", id, unknownId, "--yes", "--concurrency", "1", "--base-url", url];
    const { code, stdout, stderr } = await runCli(args, { env });
    expect(code).toBe(0);
    expect(stdout).toBe(`deleted    ${id}\nabsent     ${unknownId}  404: Resource not found\n`);
    expect(stderr).toBe("total 2: 2 gone (1 deleted, 1 absent), 0 unchanged, 0 unknown\n");
    expect(sandbox.getCredential(id)?.deletedAt).toBeDefined();
  });

  test("prints results alone with --json", async () => {
    const { url, env, add, sandbox } = await serveSandbox();
    const [id = ""] = await add(1);
    sandbox.injectFaults({ status: 503 });
    const args = ["delete", id, unknownId, "-y", "--json", "--concurrency", "1", "--base-url", url];
    const { stdout } = await runCli(args, { env });
    const first = {
      id,
      credential: "absent",
      deleted: true,
      status: 200,
      attempts: 2,
      detail: null,
    };
    const second = {
      id: unknownId,
      credential: "absent",
      deleted: false,
      status: 404,
      attempts: 1,
      detail: "Resource not found",
    };
    expect(stdout).toBe(`${JSON.stringify(first)}\n${JSON.stringify(second)}\n`);
  });

  test("takes ids from arguments and standard input, each of them once", async () => {
    const { url, env, add, sandbox } = await serveSandbox();
    const [first = "", second = "", third = ""] = await add(3);
    const input = `\ufeff${second}\r\n\r\n  ${first.toUpperCase()}\n${third}`;
    const args = ["delete", first, "-", "--yes", "--json", "--base-url", url];
    const { code, stdout } = await runCli(args, { env, input });
    expect(code).toBe(0);
    const results = parseLines(stdout);
    expect(results.map(({ id }) => id).sort()).toEqual([first, second, third].sort());
    for (const result of results) expect(result).toMatchObject({ deleted: true });
    expect(sandbox.getCredential(third)?.deletedAt).toBeDefined();
  });

  test("sends no more requests at the same time than it may", async () => {
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

describe("the exit code is", () => {
  test("1 if some are unchanged", async () => {
    const { url, add, sandbox } = await serveSandbox();
    const [id = ""] = await add(1);
    const env = { OPENROUTER_MANAGEMENT_KEY: sandbox.apiKey };
    const args = ["delete", id, "--yes", "--base-url", url];
    const { code, stdout, stderr } = await runCli(args, { env });
    expect(code).toBe(1);
    expect(stdout).toBe(`unchanged  ${id}  403: Only management keys can perform this operation\n`);
    expect(stderr).toBe("total 1: 0 gone (0 deleted, 0 absent), 1 unchanged, 0 unknown\n");
  });

  test("2 if some are unknown, although others are unchanged", async () => {
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
      `unknown    ${ids[0] ?? ""}  the response has status 403, but not in the API's format: a proxy may have sent it\n` +
        `unchanged  ${ids[1] ?? ""}  429: Injected fault\n` +
        `deleted    ${ids[2] ?? ""}\n`,
    );
    expect(stderr).toBe(
      "total 3: 1 gone (1 deleted, 0 absent), 1 unchanged, 1 unknown\n" +
        "Run the same command again to find out: deleting twice does no harm.\n",
    );
  });

  test("2 for a host that cannot be reached, and for a server that does not respond", async () => {
    const { baseUrl } = await startServer(() => undefined);
    const env = { OPENROUTER_MANAGEMENT_KEY: "sk-x" };
    const args = ["delete", unknownId, "--yes", "--retries", "0", "--base-url"];
    const closed = await closedUrl();
    const unreachable = await runCli([...args, closed], { env });
    expect(unreachable.code).toBe(2);
    expect(unreachable.stdout).toBe(
      `unknown    ${unknownId}  the connection to ${new URL(closed).host} failed (ECONNREFUSED)\n`,
    );
    const silent = await runCli([...args, baseUrl, "--timeout", "0.2"], { env });
    expect(silent.code).toBe(2);
    expect(silent.stdout).toBe(`unknown    ${unknownId}  timed out after 200 ms\n`);
  });
});

test("an unexpected error is told without its message and its stack, which may quote the key", async () => {
  const { baseUrl } = await startServer(() => undefined);
  const key = "sk-or-v1-0123456789abcdef";
  const fault = "setTimeout(()=>{throw new Error(process.env.OPENROUTER_MANAGEMENT_KEY)},300)";
  const env = {
    OPENROUTER_MANAGEMENT_KEY: key,
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(fault)}`,
  };
  const { code, stdout, stderr } = await runCli(
    ["delete", unknownId, "--yes", "--base-url", baseUrl],
    { env },
  );
  expect({ code, stdout, stderr }).toEqual({
    code: 2,
    stdout: "",
    stderr:
      "openrouter-byok: an unexpected error occurred; a credential without a result may or may not have been deleted\n",
  });
});
