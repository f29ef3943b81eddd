import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { deleteByokKey } from "../src/index.ts";
import type { ByokClientOptions, ByokFetch } from "../src/index.ts";
import {
  apiKey,
  id,
  recordRequests,
  apiResponse,
  failingFetch,
  sendOverApi,
  hangingFetch,
} from "./helpers/api.ts";
import type { SentRequest } from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";
import { startServer } from "./helpers/server.ts";

type Step = Response | "lost connection";

const confirmation = (): Response => apiResponse(200);
const failure = (status: number, headers: Record<string, string> = {}): Response =>
  apiResponse(status, undefined, headers);

/** A `fetch` whose requests lead to these steps, in order, and which records the requests. */
function playSteps(...steps: Step[]) {
  return recordRequests(() => {
    const step = steps.shift();
    if (step instanceof Response) return Promise.resolve(step);
    if (step === undefined) throw new Error("one request too many");
    return failingFetch();
  });
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Advances the fake timers until a call has settled. */
async function settle<T>(call: Promise<T>): Promise<T> {
  call.catch(() => undefined);
  await vi.runAllTimersAsync();
  return await call;
}

const failureOf = (options: ByokClientOptions) =>
  settle(rejectionOf(deleteByokKey(id, { apiKey, ...options })));

describe("a call with several attempts reports the credential as", () => {
  test.each<[string, Step[], object]>([
    [
      "absent after a 500 and a 404",
      [failure(500), failure(404)],
      { credential: "absent", status: 404 },
    ],
    [
      "absent after a lost connection and a 404",
      ["lost connection", failure(404)],
      { credential: "absent", status: 404 },
    ],
    [
      "unknown after a 500 and a 401",
      [failure(500), failure(401)],
      { credential: "unknown", status: 401 },
    ],
    [
      "unknown after a lost connection and a 401",
      ["lost connection", failure(401)],
      { credential: "unknown", status: 401 },
    ],
    [
      "unknown after a 408 and a 403",
      [failure(408), failure(403)],
      { credential: "unknown", status: 403 },
    ],
    ["unchanged after a 429 and a 401", [failure(429), failure(401)], { credential: "unchanged" }],
    [
      "unknown after a 503 and a 404 that may come from a proxy",
      [failure(503), new Response("", { status: 404 })],
      { credential: "unknown", status: 404 },
    ],
    [
      "unknown after a 429 and a 200 that does not confirm the deletion",
      [failure(429), Response.json({})],
      { credential: "unknown", reason: "response" },
    ],
    ["unknown after a 429 and a redirect", [failure(429), failure(307)], { credential: "unknown" }],
    [
      "unknown after a 429 from a proxy and a 401",
      [new Response("", { status: 429 }), failure(401)],
      { credential: "unknown", status: 401 },
    ],
  ])("%s", async (_name, steps, expected) => {
    const { fetch, requests } = playSteps(...steps);
    expect(await failureOf({ fetch })).toMatchObject({ ...expected, attempts: 2 });
    expect(requests).toHaveLength(2);
  });

  test("deleted after a 503 and a 200", async () => {
    const { fetch } = playSteps(failure(503), confirmation());
    await expect(settle(deleteByokKey(id, { apiKey, fetch }))).resolves.toEqual({ deleted: true });
  });

  test.each<[string, Step, object]>([
    [
      "unchanged after three 429s",
      failure(429),
      { reason: "http", status: 429, credential: "unchanged" },
    ],
    [
      "unknown after three 503s",
      failure(503),
      { reason: "http", status: 503, credential: "unknown" },
    ],
    [
      "unknown after three lost connections",
      "lost connection",
      { reason: "network", credential: "unknown" },
    ],
  ])("%s", async (_name, step, expected) => {
    const again = (): Step => (step instanceof Response ? step.clone() : step);
    const { fetch } = playSteps(again(), again(), again());
    expect(await failureOf({ fetch })).toMatchObject({ ...expected, attempts: 3 });
  });
});

test.each([408, 429, 500, 502, 503, 504, 599])(
  "a request is retried after status %i",
  async (status) => {
    const { fetch } = playSteps(failure(status), confirmation());
    await expect(settle(deleteByokKey(id, { apiKey, fetch }))).resolves.toEqual({ deleted: true });
  },
);

test.each([200, 204, 302, 400, 401, 403, 404, 409, 428, 430, 499])(
  "a request is not retried after status %i",
  async (status) => {
    const body = status === 200 ? "{}" : null;
    const { fetch } = playSteps(new Response(body, { status }));
    expect(await failureOf({ fetch })).toMatchObject({ attempts: 1 });
  },
);

test("a ByokError that fetch throws counts as a lost connection", async () => {
  const other = await rejectionOf(deleteByokKey("..", { apiKey }));
  const { fetch: first } = playSteps(failure(503));
  let attempts = 0;
  const fetch: ByokFetch = (...args) => (attempts++ === 0 ? first(...args) : Promise.reject(other));
  const expected = { reason: "network", credential: "unknown", attempts: 2 };
  expect(await failureOf({ fetch, maxRetries: 1 })).toMatchObject(expected);
});

test("with maxRetries: 0, a call sends exactly one request", async () => {
  for (const step of [failure(503), "lost connection"] as const) {
    const { fetch, requests } = playSteps(step);
    expect(await failureOf({ fetch, maxRetries: 0 })).toMatchObject({ attempts: 1 });
    expect(requests).toHaveLength(1);
  }
});

describe("the wait before a retry", () => {
  /** Asserts that the next request is sent after exactly this time. */
  async function expectRequestAfter(ms: number, requests: SentRequest[]): Promise<void> {
    const { length } = requests;
    await vi.advanceTimersByTimeAsync(ms - 1);
    expect(requests).toHaveLength(length);
    await vi.advanceTimersByTimeAsync(1);
    expect(requests).toHaveLength(length + 1);
  }

  test("is random, up to a limit that doubles from half a second to eight seconds", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const steps = Array.from({ length: 7 }, () => failure(503));
    const { fetch, requests } = playSteps(...steps, confirmation());
    const options = { apiKey, fetch, maxRetries: 7, timeoutMs: 60_000 };
    const call = deleteByokKey(id, options);
    await vi.advanceTimersByTimeAsync(0);
    for (const ms of [250, 500, 1000, 2000, 4000, 4000, 4000]) {
      await expectRequestAfter(ms, requests);
    }
    await expect(call).resolves.toEqual({ deleted: true });
  });

  test.each<[string, () => string, number]>([
    ["follows a Retry-After in seconds", () => "7", 7000],
    ["is skipped for a Retry-After of 0", () => "0", 0],
    [
      "follows a Retry-After with an HTTP date",
      () => new Date(Date.now() + 3000).toUTCString(),
      3000,
    ],
    ["follows a Retry-After with an RFC 850 date", () => "Thursday, 01-Jan-26 00:00:03 GMT", 3000],
    ["follows a Retry-After with an asctime date", () => "Thu Jan  1 00:00:03 2026", 3000],
    [
      "is skipped for a Retry-After with a two-digit year in the past",
      () => "Friday, 01-Jan-77 00:00:03 GMT",
      0,
    ],
    ["ignores a Retry-After with an invalid day", () => "Thu, 32 Jan 2026 00:00:03 GMT", 250],
    ["ignores a Retry-After with an invalid month", () => "Thu, 01 Foo 2026 00:00:03 GMT", 250],
    ["ignores a Retry-After with another time zone", () => "Thu, 01 Jan 2026 00:00:03 CET", 250],
    ["is skipped for a Retry-After with a date in the past", () => new Date(0).toUTCString(), 0],
    ["ignores a Retry-After that is a word", () => "soon", 250],
    ["ignores a Retry-After with a decimal number and a unit", () => "1.5 s", 250],
    ["ignores a Retry-After with a decimal number", () => "1.5", 250],
    ["ignores a Retry-After with a negative number", () => "-5", 250],
    ["ignores a Retry-After that only Date.parse() reads as a date", () => "garbage 5", 250],
  ])("%s", async (_name, retryAfter, ms) => {
    vi.setSystemTime(new Date("2026-01-01T00:00:00Z"));
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const { fetch, requests } = playSteps(
      failure(429, { "retry-after": retryAfter() }),
      confirmation(),
    );
    const call = deleteByokKey(id, { apiKey, fetch });
    await vi.advanceTimersByTimeAsync(0);
    if (ms > 0) await expectRequestAfter(ms, requests);
    expect(requests).toHaveLength(2);
    await settle(call);
  });

  test("does not begin if it would exceed the deadline: the call fails at once", async () => {
    const headers = { "retry-after": "3600" };
    const { fetch } = playSteps(failure(429, headers));
    const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch }));
    expect(error).toMatchObject({ status: 429, credential: "unchanged", attempts: 1 });
    expect(vi.getTimerCount()).toBe(0);
  });

  test("does not begin if it would exceed the deadline, however long the process had been running before the call", async () => {
    await vi.advanceTimersByTimeAsync(100_000);
    const { fetch } = playSteps(failure(429, { "retry-after": "40" }));
    const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch }));
    expect(error).toMatchObject({ status: 429, attempts: 1 });
  });

  test("does not begin if it would end exactly at the deadline: the call fails at once", async () => {
    const { fetch } = playSteps(failure(429, { "retry-after": "30" }));
    const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch }));
    expect(error).toMatchObject({ status: 429, attempts: 1 });
  });

  test("does not begin after a lost connection if it would exceed the deadline: the call fails at once", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.9);
    const { fetch } = playSteps("lost connection");
    const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch, timeoutMs: 400 }));
    expect(error).toMatchObject({ reason: "network", credential: "unknown", attempts: 1 });
  });

  test("ends on an abort and leaves no timer", async () => {
    const controller = new AbortController();
    const { fetch } = playSteps(failure(429, { "retry-after": "20" }));
    const call = rejectionOf(deleteByokKey(id, { apiKey, fetch, signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(100);
    expect(vi.getTimerCount()).toBe(2);
    controller.abort();
    const expected = { reason: "abort", credential: "unchanged", attempts: 1 };
    expect(await call).toMatchObject(expected);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("counts towards the deadline", async () => {
    const { fetch } = playSteps(failure(503, { "retry-after": "1" }), "lost connection");
    let attempts = 0;
    const fetchThenHang: ByokFetch = (...args) =>
      attempts++ === 0 ? fetch(...args) : hangingFetch();
    const call = rejectionOf(deleteByokKey(id, { apiKey, fetch: fetchThenHang, timeoutMs: 1500 }));
    await vi.advanceTimersByTimeAsync(1499);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await call).toMatchObject({ reason: "timeout", credential: "unknown", attempts: 2 });
  });
});

test("the apiKey function is called before each attempt", async () => {
  const { fetch, requests } = playSteps(failure(503), confirmation());
  const keys = ["sk-old", "sk-new"];
  await settle(deleteByokKey(id, { apiKey: () => keys.shift() ?? "", fetch }));
  const sent = requests.map(({ headers }) => headers["authorization"]);
  expect(sent).toEqual(["Bearer sk-old", "Bearer sk-new"]);
});

test("a missing key before a retry leaves the credential unknown if the first attempt may have acted", async () => {
  const { fetch } = playSteps(failure(503));
  const keys = ["sk-old"];
  const error = await failureOf({ apiKey: () => keys.shift() ?? "", fetch });
  expect(error).toMatchObject({ reason: "input", argument: "apiKey", credential: "unknown" });
});

test("a call that times out while waiting for its key sends nothing", async () => {
  const { fetch, requests } = playSteps(confirmation());
  let provide: (key: string) => void = () => undefined;
  const pending = new Promise<string>((resolve) => {
    provide = resolve;
  });
  const call = rejectionOf(deleteByokKey(id, { apiKey: () => pending, fetch, timeoutMs: 50 }));
  await vi.advanceTimersByTimeAsync(50);
  const expected = { reason: "timeout", credential: "unchanged", attempts: 0 };
  expect(await call).toMatchObject(expected);
  provide(apiKey);
  await vi.advanceTimersByTimeAsync(50);
  expect(requests).toHaveLength(0);
});

describe("on a path outside the contract,", () => {
  const send = (method: string, fetch: ByokFetch, body?: object) =>
    settle(sendOverApi({ fetch }, method, "/other", body && { body }));

  test.each(["get", "head", "options", "put", "delete"])(
    "a request with method %s is retried",
    async (method) => {
      const { fetch, requests } = playSteps(failure(503), confirmation());
      expect((await send(method, fetch)).response.status).toBe(200);
      expect(requests).toHaveLength(2);
    },
  );

  test.each(["post", "patch"])("a request with method %s is not retried", async (method) => {
    const { fetch } = playSteps(failure(503));
    expect((await send(method, fetch)).response.status).toBe(503);
  });

  test("each attempt sends the whole body", async () => {
    const { fetch, requests } = playSteps(failure(503), "lost connection", confirmation());
    await send("put", fetch, { name: "n" });
    const bodies = requests.map(({ body }) => body);
    expect(bodies).toEqual(['{"name":"n"}', '{"name":"n"}', '{"name":"n"}']);
  });
});

test("a response that does not end is cancelled, and the call retries", async () => {
  vi.useRealTimers();
  let closed = 0;
  const { baseUrl, requests } = await startServer((_request, response) => {
    response.on("close", () => closed++);
    if (requests.length > 1) response.end('{"deleted":true}');
    else response.writeHead(503, { "retry-after": "0" }).write("busy");
  });
  const call = deleteByokKey(id, { apiKey, baseUrl, attemptTimeoutMs: 300 });
  await expect(call).resolves.toEqual({ deleted: true });
  await vi.waitFor(() => {
    expect(closed).toBe(2);
  });
});

const countTimers = (): number =>
  process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;

test("an abort during a request leaves no timer active", async () => {
  vi.useRealTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.99);
  const before = countTimers();
  const controller = new AbortController();
  const { signal } = controller;
  const fetch: ByokFetch = (_url, init) =>
    new Promise((_resolve, reject) => {
      init.signal.addEventListener("abort", () => {
        reject(init.signal.reason as Error);
      });
    });
  const call = rejectionOf(deleteByokKey(id, { apiKey, fetch, signal }));
  await new Promise(setImmediate);
  controller.abort();
  expect(await call).toMatchObject({ reason: "abort", credential: "unknown", attempts: 1 });
  await new Promise(setImmediate);
  expect(countTimers()).toBeLessThanOrEqual(before);
});

test("a response that arrives after an abort is cancelled and not followed by a retry", async () => {
  vi.useRealTimers();
  const before = countTimers();
  const controller = new AbortController();
  const { signal } = controller;
  const late = failure(503, { "retry-after": "9" });
  let respond: (response: Response) => void = () => undefined;
  const fetch = vi.fn(
    // This `fetch` ignores its signal.
    () => new Promise<Response>((resolve) => (respond = resolve)),
  );
  const key = vi.fn(() => apiKey);
  const call = rejectionOf(deleteByokKey(id, { apiKey: key, fetch, signal }));
  await vi.waitFor(() => {
    expect(fetch).toHaveBeenCalledTimes(1);
  });
  controller.abort();
  expect(await call).toMatchObject({ reason: "abort", credential: "unknown", attempts: 1 });
  respond(late);
  await new Promise(setImmediate);
  expect(late.bodyUsed).toBe(true);
  expect(countTimers()).toBeLessThanOrEqual(before);
  expect(key).toHaveBeenCalledTimes(1);
});

test("an abort during the wait before a retry leaves no timer active", async () => {
  vi.useRealTimers();
  const { baseUrl } = await startServer((_request, response) => {
    response.writeHead(503, { "retry-after": "20", connection: "close" }).end();
  });
  const before = countTimers();
  const controller = new AbortController();
  const call = rejectionOf(deleteByokKey(id, { apiKey, baseUrl, signal: controller.signal }));
  await vi.waitFor(() => {
    expect(countTimers()).toBeGreaterThanOrEqual(before + 2);
  });
  controller.abort();
  expect(await call).toMatchObject({ reason: "abort", credential: "unknown", attempts: 1 });
  expect(countTimers()).toBeLessThanOrEqual(before);
});
