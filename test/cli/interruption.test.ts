import { describe, expect, test } from "vitest";
import { parseLines, serveSandbox, startCli, waitForText } from "../helpers/cli.ts";
import type { ServedSandbox } from "../helpers/cli.ts";
import { startServer } from "../helpers/server.ts";
import { startOnTerminal } from "../helpers/terminal.ts";
import type { ResultLine, RunningCli } from "../helpers/cli.ts";

function startDelete(
  { url, env }: ServedSandbox,
  ids: readonly string[],
  ...args: string[]
): RunningCli {
  const command = ["delete", ...ids, "--yes", "--json", "--concurrency", "2", "--base-url", url];
  return startCli([...command, ...args], { env });
}

/** Polls until the condition is true. */
async function waitUntil(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe("an interruption", () => {
  test.each<NodeJS.Signals>(["SIGINT", "SIGTERM", "SIGHUP"])(
    "by %s stops new requests, but the responses to requests in flight still count",
    async (signal) => {
      const served = await serveSandbox();
      const ids = await served.add(10);
      // The first two requests succeed at once; the next two are delayed.
      served.sandbox.injectFaults({}, {}, { delayMs: 700 }, { delayMs: 700 });
      const { child, ended } = startDelete(served, ids);
      await waitForText(child.stdout, "\n", 2);
      child.kill(signal);
      const { code, stdout, stderr } = await ended;
      const results = parseLines<ResultLine>(stdout);
      expect(code).toBe(1);
      expect(results).toHaveLength(10);
      expect(results.filter(({ outcome }) => outcome === "deleted")).toHaveLength(4);
      for (const { id, outcome, attempts, detail } of results) {
        const isDeleted = served.sandbox.getCredential(id)?.deletedAt !== undefined;
        expect(isDeleted).toBe(outcome === "deleted");
        if (isDeleted) continue;
        expect({ outcome, attempts, detail }).toEqual({
          outcome: "unchanged",
          attempts: 0,
          detail: "not sent: interrupted",
        });
      }
      expect(stderr).toContain("Interrupted: waiting up to 5 s for requests in flight.");
      expect(stderr).toContain("total 10: 4 gone (4 deleted, 0 absent), 6 unchanged, 0 unknown\n");
    },
  );

  test("stops retries, and leaves the credential unknown if the first attempt may have acted", async () => {
    const served = await serveSandbox();
    const [id = ""] = await served.add(1);
    const headers = { "retry-after": "1" };
    served.sandbox.injectFaults({ status: 503, headers, delayMs: 300, acts: true });
    const { child, ended } = startDelete(served, [id]);
    await waitUntil(() => served.sandbox.getCredential(id)?.deletedAt !== undefined);
    child.kill("SIGINT");
    const { code, stdout } = await ended;
    expect(code).toBe(2);
    // A second attempt would have found the credential absent.
    expect(parseLines(stdout)).toMatchObject([
      { id, outcome: "unknown", status: 503, attempts: 1, detail: "Injected fault; wait 1 s" },
    ]);
  });

  test("stops retries, and leaves the credential unchanged if the first attempt was rejected", async () => {
    const message = { error: { code: 429, message: "Slow down" } };
    const { baseUrl, requests } = await startServer((_request, response) => {
      const headers = { "content-type": "application/json", "retry-after": "1" };
      response.writeHead(429, headers).end(JSON.stringify(message));
    });
    const id = crypto.randomUUID();
    const env = { OPENROUTER_MANAGEMENT_KEY: "sk-x" };
    const { child, ended } = startCli(["delete", id, "--yes", "--base-url", baseUrl], { env });
    await waitUntil(() => requests.length > 0);
    child.kill("SIGINT");
    const { code, stdout } = await ended;
    expect(code).toBe(1);
    expect(stdout).toBe(`unchanged  ${id}  429: Slow down; wait 1 s\n`);
    expect(requests).toHaveLength(1);
  });

  test("is followed by a wait of five seconds for responses; credentials without one are then unknown", async () => {
    const served = await serveSandbox();
    const ids = await served.add(3);
    served.sandbox.injectFaults({}, { delayMs: 60_000 }, { delayMs: 60_000, acts: true });
    const { child, ended } = startDelete(served, ids);
    await waitForText(child.stdout, "\n");
    child.kill("SIGINT");
    const { code, stdout } = await ended;
    expect(code).toBe(2);
    expect(parseLines<ResultLine>(stdout).map(({ outcome }) => outcome)).toEqual([
      "deleted",
      "unknown",
      "unknown",
    ]);
  });

  test("prevents the request that checks whether the server is the API", async () => {
    const served = await serveSandbox();
    served.sandbox.injectFaults({ method: "DELETE", delayMs: 500 });
    const { child, ended } = startDelete(served, [crypto.randomUUID()]);
    await waitUntil(() => served.sandbox.requests.length > 0);
    child.kill("SIGINT");
    const { code, stdout } = await ended;
    expect(code).toBe(2);
    expect(parseLines(stdout)).toMatchObject([{ outcome: "unknown", status: 404 }]);
    expect(served.sandbox.requests).toHaveLength(1);
  });

  test("ends the pending request that checks whether the server is the API, if the interruption is the second one", async () => {
    const { baseUrl, requests } = await startServer(({ method }, response) => {
      // The request that checks the server gets no response, and would wait for its whole deadline.
      if (method !== "DELETE") return;
      const message = { error: { code: 404, message: "Not found" } };
      const headers = { "content-type": "application/json" };
      response.writeHead(404, headers).end(JSON.stringify(message));
    });
    const args = ["delete", crypto.randomUUID(), "--yes", "--json", "--timeout", "3600"];
    const env = { OPENROUTER_MANAGEMENT_KEY: "sk-x" };
    const { child, ended } = startCli([...args, "--base-url", baseUrl], { env });
    await waitUntil(() => requests.length > 1);
    const messageShown = waitForText(child.stderr, "Interrupted");
    child.kill("SIGINT");
    await messageShown;
    child.kill("SIGINT");
    const { code, stdout } = await ended;
    expect(code).toBe(2);
    expect(parseLines(stdout)).toMatchObject([{ outcome: "unknown", status: 404, attempts: 1 }]);
    expect(requests).toHaveLength(2);
  });

  test("ends the command at once, with a true summary, if the interruption is the second one", async () => {
    const served = await serveSandbox();
    const ids = await served.add(4);
    // These responses would arrive within the wait of five seconds.
    served.sandbox.injectFaults({}, { delayMs: 3000 }, { delayMs: 3000 });
    const { child, ended } = startDelete(served, ids);
    await waitForText(child.stdout, "\n");
    const messageShown = waitForText(child.stderr, "Interrupted");
    child.kill("SIGINT");
    await messageShown;
    child.kill("SIGINT");
    const { code, stderr } = await ended;
    expect(code).toBe(2);
    expect(stderr).toContain("total 4: 1 gone (1 deleted, 0 absent), 1 unchanged, 2 unknown\n");
  });
});

test.skipIf(process.platform !== "linux")(
  "an interruption before the confirmation prompt ends the look-up of the credentials",
  async () => {
    // The server never responds, so the look-up would wait for its whole deadline.
    const { baseUrl, requests } = await startServer(() => undefined);
    const id = crypto.randomUUID();
    const env = { OPENROUTER_MANAGEMENT_KEY: "sk-x" };
    const args = `delete ${id} --timeout 3600 --base-url ${baseUrl}`;
    const { child, ended } = startOnTerminal(args, { env });
    await waitUntil(() => requests.length > 0);
    child.stdin?.write("\u0003");
    const { code, stdout } = await ended;
    expect(code).toBe(1);
    expect(stdout).toContain(`unchanged  ${id}  not sent: interrupted`);
    expect(requests).toHaveLength(1);
  },
);
