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

/** Waits until the sandbox has been sent a request that a fault holds up. */
async function waitUntil(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe("after an interruption", () => {
  test.each<NodeJS.Signals>(["SIGINT", "SIGTERM", "SIGHUP"])(
    "by %s nothing new is sent, and responses in flight still count",
    async (signal) => {
      const served = await serveSandbox();
      const ids = await served.add(10);
      // The first two requests pass, the next two are held up.
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

  test("no attempt is repeated, and what the first one did is unknown", async () => {
    const served = await serveSandbox();
    const [id = ""] = await served.add(1);
    const isWaiting = { "retry-after": "1" };
    served.sandbox.injectFaults({ status: 503, headers: isWaiting, delayMs: 300, acts: true });
    const { child, ended } = startDelete(served, [id]);
    await waitUntil(() => served.sandbox.getCredential(id)?.deletedAt !== undefined);
    child.kill("SIGINT");
    const { code, stdout } = await ended;
    expect(code).toBe(2);
    // A second attempt would have found it absent.
    expect(parseLines(stdout)).toMatchObject([
      { id, outcome: "unknown", status: 503, attempts: 1, detail: "Injected fault; wait 1 s" },
    ]);
  });

  test("no attempt is retried, and a rejected attempt leaves the credential unchanged", async () => {
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

  test("responses are waited for five seconds, and are unknown then", async () => {
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

  test("nothing more is sent to find out whether the server is the API", async () => {
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

  test("another one ends the wait for finding out whether the server is the API", async () => {
    const { baseUrl, requests } = await startServer(({ method }, response) => {
      // The request that finds it out gets no response, and could last for its whole deadline.
      if (method !== "DELETE") return;
      const message = { error: { code: 404, message: "Not found" } };
      const headers = { "content-type": "application/json" };
      response.writeHead(404, headers).end(JSON.stringify(message));
    });
    const args = ["delete", crypto.randomUUID(), "--yes", "--json", "--timeout", "3600"];
    const env = { OPENROUTER_MANAGEMENT_KEY: "sk-x" };
    const { child, ended } = startCli([...args, "--base-url", baseUrl], { env });
    await waitUntil(() => requests.length > 1);
    const noted = waitForText(child.stderr, "Interrupted");
    child.kill("SIGINT");
    await noted;
    child.kill("SIGINT");
    const { code, stdout } = await ended;
    expect(code).toBe(2);
    expect(parseLines(stdout)).toMatchObject([{ outcome: "unknown", status: 404, attempts: 1 }]);
    expect(requests).toHaveLength(2);
  });

  test("another one waits for nothing, and the summary is still true", async () => {
    const served = await serveSandbox();
    const ids = await served.add(4);
    // Somebody who waited would get these responses.
    served.sandbox.injectFaults({}, { delayMs: 3000 }, { delayMs: 3000 });
    const { child, ended } = startDelete(served, ids);
    await waitForText(child.stdout, "\n");
    const noted = waitForText(child.stderr, "Interrupted");
    child.kill("SIGINT");
    await noted;
    child.kill("SIGINT");
    const { code, stderr } = await ended;
    expect(code).toBe(2);
    expect(stderr).toContain("total 4: 1 gone (1 deleted, 0 absent), 1 unchanged, 2 unknown\n");
  });
});

test.skipIf(process.platform !== "linux")(
  "an interruption ends the look-up before the question",
  async () => {
    // Nothing responds, so the look-up would last for its whole deadline.
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
