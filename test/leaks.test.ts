import { getEventListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createByokClient, deleteByokKey } from "../src/index.ts";
import type { ByokFetch } from "../src/index.ts";
import { createSandbox } from "../src/sandbox/sandbox.ts";
import type { Fault, SandboxServer } from "../src/sandbox/sandbox.ts";
import { apiKey, confirming, id, losing, responding, silent } from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";
import { startServer } from "./helpers/server.ts";

const calls = Number(process.env["LEAK_CALLS"] ?? 3000);
/** Fewer, because each of them is a connection. */
const brokenBodies = calls / 10;

// What `node --expose-gc` does, in a process that was started without it.
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

describe("a signal that many calls share", () => {
  const outcomes: [string, () => Promise<Response>][] = [
    ["succeed", confirming],
    ["get an error", responding(401)],
    ["lose their connection", losing],
  ];

  test.each(outcomes)("has no listener left when calls %s", async (_name, fetch) => {
    const { signal } = new AbortController();
    await deleteByokKey(id, { apiKey, fetch, signal, maxRetries: 0 }).catch(() => undefined);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("has none left, and needs none, when calls go over the api of its client", async () => {
    const { signal } = new AbortController();
    const { api } = createByokClient({ apiKey, fetch: confirming, signal });
    await api.DELETE("/byok/{id}", { params: { path: { id } } });
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("has none left when a call is rejected, passes its deadline or is aborted", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const fetch = silent;
    await rejectionOf(deleteByokKey("..", { apiKey, fetch, signal }));
    await rejectionOf(deleteByokKey(id, { apiKey: "", fetch, signal }));
    await rejectionOf(deleteByokKey(id, { apiKey, fetch, signal, timeoutMs: 5 }));
    const aborted = rejectionOf(deleteByokKey(id, { apiKey, fetch, signal }));
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    controller.abort();
    await aborted;
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("has one listener, however many run at once, and no runtime warns of them", async () => {
    const warnings: Error[] = [];
    const warn = (warning: Error): void => void warnings.push(warning);
    process.on("warning", warn);
    const controller = new AbortController();
    const { signal } = controller;
    const running = Array.from({ length: 20 }, () =>
      rejectionOf(deleteByokKey(id, { apiKey, fetch: silent, signal })),
    );
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    await sleep(1);
    controller.abort();
    for (const error of await Promise.all(running)) expect(error.reason).toBe("abort");
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    process.off("warning", warn);
    expect(warnings).toEqual([]);
  });

  test("is listened to until the last of its calls has ended", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const options = { apiKey, fetch: silent, signal };
    const long = rejectionOf(deleteByokKey(id, options));
    await rejectionOf(deleteByokKey(id, { ...options, timeoutMs: 5 }));
    controller.abort();
    expect(await long).toMatchObject({ reason: "abort" });
  });

  test("has one listener for each attempt of a custom fetch, and no runtime warns of them", async () => {
    const warnings: Error[] = [];
    const warn = (warning: Error): void => void warnings.push(warning);
    process.on("warning", warn);
    const signals: AbortSignal[] = [];
    const fetch: ByokFetch = (_url, init) => {
      signals.push(init.signal);
      return responding(429, undefined, { "retry-after": "0" })();
    };
    await rejectionOf(deleteByokKey(id, { apiKey, fetch, maxRetries: 20 }));
    await sleep(1);
    process.off("warning", warn);
    expect(warnings).toEqual([]);
    expect(signals).toHaveLength(21);
    for (const signal of signals) expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test(
    `does not grow the heap over ${calls.toLocaleString("en")} calls`,
    async () => {
      const { signal } = new AbortController();
      const client = createByokClient({ apiKey, fetch: confirming, signal });
      const callMany = async (count: number): Promise<void> => {
        for (let i = 0; i < count; i++) await client.deleteByokKey(id);
      };
      await callMany(calls / 3);
      await collectGarbage();
      const before = process.memoryUsage().heapUsed;
      await callMany(calls);
      await collectGarbage();
      // A listener that stays behind holds more than a kilobyte for each call.
      expect((process.memoryUsage().heapUsed - before) / calls).toBeLessThan(500);
    },
    30_000 + calls * 5,
  );
});

test("timers die with the call, even if the timer functions were replaced meanwhile", async () => {
  const set = vi.spyOn(globalThis, "setTimeout");
  const clear = vi.spyOn(globalThis, "clearTimeout");
  const controller = new AbortController();
  const { signal } = controller;
  const call = rejectionOf(deleteByokKey(id, { apiKey, fetch: silent, signal }));
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

describe("over HTTP", () => {
  const sandbox = createSandbox();
  let server: SandboxServer;
  beforeAll(async () => {
    server = await sandbox.listen();
  });
  afterAll(() => server.close());

  test("calls of every outcome leave no timer behind", async () => {
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
      // undici keeps one for the sockets that it keeps alive.
      expect(countTimers()).toBeLessThanOrEqual(before + 1);
    });
  });
});

test(
  `${brokenBodies.toLocaleString("en")} bodies that break off do not grow the heap`,
  async () => {
    const { baseUrl, requests } = await startServer((_request, response) => {
      // The server must not keep what the client does not.
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
    await callMany(brokenBodies / 3);
    await collectGarbage();
    const before = process.memoryUsage().heapUsed;
    await callMany(brokenBodies);
    await collectGarbage();
    // A body that stays behind holds about 20 kB for each call.
    expect((process.memoryUsage().heapUsed - before) / brokenBodies).toBeLessThan(2000);
  },
  60_000 + brokenBodies * 50,
);

describe("garbage that is collected in mid-call", () => {
  /** Starts a call without a response, and holds nothing of it but its promise. */
  async function startSilentCall(options: { signal?: AbortSignal; timeoutMs?: number }) {
    const { baseUrl, requests } = await startServer(() => undefined);
    const call = rejectionOf(deleteByokKey(id, { apiKey, baseUrl, ...options }));
    while (requests.length === 0) await sleep(1);
    await collectGarbage();
    return { call };
  }

  test("does not take an abort with it", async () => {
    const controller = new AbortController();
    const { call } = await startSilentCall({ signal: controller.signal });
    controller.abort();
    expect(await call).toMatchObject({ reason: "abort", credential: "unknown", attempts: 1 });
  });

  test("does not take the abort of a signal that only the call holds", async () => {
    const { call } = await startSilentCall({ signal: AbortSignal.timeout(150) });
    await collectGarbage();
    expect(await call).toMatchObject({ reason: "abort", credential: "unknown", attempts: 1 });
  });

  test("does not take the abort of a composed signal with it", async () => {
    const controller = new AbortController();
    const signal = AbortSignal.any([controller.signal, new AbortController().signal]);
    const { call } = await startSilentCall({ signal });
    controller.abort();
    expect(await call).toMatchObject({ reason: "abort", credential: "unknown", attempts: 1 });
  });

  test("does not take the deadline with it", async () => {
    const { call } = await startSilentCall({ timeoutMs: 150 });
    expect(await call).toMatchObject({ reason: "timeout", credential: "unknown", attempts: 1 });
  });

  test.each(["the request", "its client"])(
    "does not take an abort of a request over api with it, by a signal of %s",
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
