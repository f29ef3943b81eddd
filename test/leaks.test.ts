import { getEventListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createByokClient, deleteByokKey } from "../src/index.ts";
import type { ByokFetch } from "../src/index.ts";
import { createSandbox } from "../src/sandbox/sandbox.ts";
import type { Fault, SandboxServer } from "../src/sandbox/sandbox.ts";
import {
  apiKey,
  confirmingFetch,
  id,
  failingFetch,
  fetchReturning,
  hangingFetch,
} from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";
import { startServer } from "./helpers/server.ts";

const calls = Number(process.env["LEAK_CALLS"] ?? 3000);
/** The number of responses that break off. It is lower than `calls`, because each of them needs a connection. */
const brokenResponses = calls / 10;

// Has the effect of `node --expose-gc` in a process that was started without this flag.
setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc") as () => void;

function countTimers(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;
}

async function collectGarbage(): Promise<void> {
  for (let i = 0; i < 5; i++) {
    gc();
    await sleep(5);
  }
}

describe("a caller's signal", () => {
  const outcomes: [string, () => Promise<Response>][] = [
    ["succeeds", confirmingFetch],
    ["gets an error response", fetchReturning(401)],
    ["loses its connection", failingFetch],
  ];

  test.each(outcomes)("has no listener left after a call that %s", async (_name, fetch) => {
    const { signal } = new AbortController();
    await deleteByokKey(id, { apiKey, fetch, signal, maxRetries: 0 }).catch(() => undefined);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("has no listener left after a request through api", async () => {
    const { signal } = new AbortController();
    const { api } = createByokClient({ apiKey, fetch: confirmingFetch, signal });
    await api.DELETE("/byok/{id}", { params: { path: { id } } });
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("has no listener left after a call is rejected, times out or is aborted", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const options = { apiKey, fetch: hangingFetch, signal };
    await rejectionOf(deleteByokKey("..", options));
    await rejectionOf(deleteByokKey(id, { ...options, apiKey: "" }));
    await rejectionOf(deleteByokKey(id, { ...options, timeoutMs: 5 }));
    const aborted = rejectionOf(deleteByokKey(id, options));
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    controller.abort();
    await aborted;
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("has one listener for all concurrent calls, so that the runtime prints no warning", async () => {
    const warnings: Error[] = [];
    const warn = (warning: Error): void => void warnings.push(warning);
    process.on("warning", warn);
    const controller = new AbortController();
    const { signal } = controller;
    const running = Array.from({ length: 20 }, () =>
      rejectionOf(deleteByokKey(id, { apiKey, fetch: hangingFetch, signal })),
    );
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    await sleep(1);
    controller.abort();
    for (const error of await Promise.all(running)) expect(error.reason).toBe("abort");
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    process.off("warning", warn);
    expect(warnings).toEqual([]);
  });

  test("keeps its listener until the last of its calls has ended", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const options = { apiKey, fetch: hangingFetch, signal };
    const long = rejectionOf(deleteByokKey(id, options));
    await rejectionOf(deleteByokKey(id, { ...options, timeoutMs: 5 }));
    controller.abort();
    expect(await long).toMatchObject({ reason: "abort" });
  });

  test(
    `does not grow the heap over ${calls.toLocaleString("en")} calls`,
    async () => {
      const { signal } = new AbortController();
      const client = createByokClient({ apiKey, fetch: confirmingFetch, signal });
      const callMany = async (count: number): Promise<void> => {
        for (let i = 0; i < count; i++) await client.deleteByokKey(id);
      };
      await callMany(calls / 3);
      await collectGarbage();
      const before = process.memoryUsage().heapUsed;
      await callMany(calls);
      await collectGarbage();
      // A leaked listener would hold more than a kilobyte per call.
      expect((process.memoryUsage().heapUsed - before) / calls).toBeLessThan(500);
    },
    30_000 + calls * 5,
  );
});

test("the signals that a custom fetch receives have no listeners left, so that the runtime prints no warning", async () => {
  const warnings: Error[] = [];
  const warn = (warning: Error): void => void warnings.push(warning);
  process.on("warning", warn);
  const signals: AbortSignal[] = [];
  const fetch: ByokFetch = (_url, init) => {
    signals.push(init.signal);
    return fetchReturning(429, undefined, { "retry-after": "0" })();
  };
  await rejectionOf(deleteByokKey(id, { apiKey, fetch, maxRetries: 20 }));
  await sleep(1);
  process.off("warning", warn);
  expect(warnings).toEqual([]);
  expect(signals).toHaveLength(21);
  for (const signal of signals) expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

test("a call clears its timers even if the global timer functions are replaced during the call", async () => {
  const set = vi.spyOn(globalThis, "setTimeout");
  const clear = vi.spyOn(globalThis, "clearTimeout");
  const controller = new AbortController();
  const { signal } = controller;
  const call = rejectionOf(deleteByokKey(id, { apiKey, fetch: hangingFetch, signal }));
  vi.stubGlobal("setTimeout", vi.fn());
  vi.stubGlobal("clearTimeout", vi.fn());
  controller.abort();
  expect(await call).toMatchObject({ reason: "abort" });
  vi.unstubAllGlobals();
  const cleared = clear.mock.calls.map(([timer]) => timer);
  expect(set).toHaveBeenCalled();
  for (const { value } of set.mock.results) expect(cleared).toContain(value);
  vi.restoreAllMocks();
});

describe("over HTTP,", () => {
  const sandbox = createSandbox();
  let server: SandboxServer;
  beforeAll(async () => {
    server = await sandbox.listen();
  });
  afterAll(() => server.close());

  test("no outcome of a call leaves a timer behind", async () => {
    const client = createByokClient({ apiKey: sandbox.managementKey, baseUrl: server.url });
    const before = countTimers();
    const faults: Fault[] = [{ status: 500 }, { dropsConnection: true }, { delayMs: 9e4 }, {}];
    for (const fault of faults) {
      sandbox.injectFaults(fault);
      const timeoutMs = fault.delayMs === undefined ? 60_000 : 100;
      await rejectionOf(client.deleteByokKey(id, { maxRetries: 0, timeoutMs }));
    }
    await client.deleteByokKey(
      await sandbox.addCredential({ provider: "openai", providerKey: "k" }),
    );
    await vi.waitFor(() => {
      // undici keeps one timer for its keep-alive sockets.
      expect(countTimers()).toBeLessThanOrEqual(before + 1);
    });
  });
});

test(
  `${brokenResponses.toLocaleString("en")} responses that break off do not grow the heap`,
  async () => {
    const { baseUrl, requests } = await startServer((_request, response) => {
      // Otherwise, the test server's list of requests would grow the heap.
      requests.length = 0;
      response.writeHead(200, { "content-length": 500 });
      response.write('{"deleted":', () => response.destroy());
    });
    const { signal } = new AbortController();
    const client = createByokClient({ apiKey, baseUrl, signal, maxRetries: 0 });
    const callMany = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) {
        expect(await rejectionOf(client.deleteByokKey(id))).toMatchObject({ reason: "network" });
      }
    };
    await callMany(brokenResponses / 3);
    await collectGarbage();
    const before = process.memoryUsage().heapUsed;
    await callMany(brokenResponses);
    await collectGarbage();
    // A leaked body would hold about 20 kB per call.
    expect((process.memoryUsage().heapUsed - before) / brokenResponses).toBeLessThan(2000);
  },
  60_000 + brokenResponses * 50,
);

describe("garbage collection during a call", () => {
  /** Starts a call that gets no response, keeps a reference only to its promise, and collects garbage. */
  async function startUnansweredCall(options: { signal?: AbortSignal; timeoutMs?: number }) {
    const { baseUrl, requests } = await startServer(() => undefined);
    const call = rejectionOf(deleteByokKey(id, { apiKey, baseUrl, ...options }));
    while (requests.length === 0) await sleep(1);
    await collectGarbage();
    return { call };
  }

  test("does not prevent an abort", async () => {
    const controller = new AbortController();
    const { call } = await startUnansweredCall({ signal: controller.signal });
    controller.abort();
    expect(await call).toMatchObject({ reason: "abort", credential: "unknown", attempts: 1 });
  });

  test("does not prevent an abort by a signal that only the call references", async () => {
    const { call } = await startUnansweredCall({ signal: AbortSignal.timeout(150) });
    await collectGarbage();
    expect(await call).toMatchObject({ reason: "abort", credential: "unknown", attempts: 1 });
  });

  test("does not prevent an abort by a composed signal", async () => {
    const controller = new AbortController();
    const signal = AbortSignal.any([controller.signal, new AbortController().signal]);
    const { call } = await startUnansweredCall({ signal });
    controller.abort();
    expect(await call).toMatchObject({ reason: "abort", credential: "unknown", attempts: 1 });
  });

  test("does not prevent the timeout", async () => {
    const { call } = await startUnansweredCall({ timeoutMs: 150 });
    expect(await call).toMatchObject({ reason: "timeout", credential: "unknown", attempts: 1 });
  });

  test.each(["the request", "its client"])(
    "does not prevent an abort of a request through api by the signal of %s",
    async (owner) => {
      const { baseUrl, requests } = await startServer(() => undefined);
      const controller = new AbortController();
      const { signal } = controller;
      const { api } = createByokClient({
        apiKey,
        baseUrl,
        ...(owner !== "the request" && { signal }),
      });
      const options = { params: { path: { id } }, ...(owner === "the request" && { signal }) };
      const call = rejectionOf(api.DELETE("/byok/{id}", options));
      while (requests.length === 0) await sleep(1);
      await collectGarbage();
      controller.abort();
      expect(await call).toMatchObject({ reason: "abort", attempts: 1 });
    },
  );
});
