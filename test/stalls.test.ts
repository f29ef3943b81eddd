import { describe, expect, test } from "vitest";
import { createByokClient, deleteByokKey } from "../src/index.ts";
import type { ByokFetch } from "../src/index.ts";
import { envelope, id, fetchReturning, hangingFetch } from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";
import { respondWith, startServer } from "./helpers/server.ts";

const apiKey = "sk-or-v1-0123456789abcdef0123456789abcdef";
/** Almost 1 MiB. */
const size = 1024 * 1024 - 200;

/** Bodies of almost 1 MiB with different structures. */
const bodies: [string, string][] = [
  ["a JSON string", `"${"a".repeat(size)}"`],
  ["an object whose error is a string", `{"error":"${"a".repeat(size)}"}`],
  ["an object whose error is an array", `{"error":[${"1,".repeat(size / 2)}1]}`],
  ["an array", `[${"1,".repeat(size / 2)}1]`],
  ["unclosed nested arrays", "[".repeat(size)],
  ["closed nested arrays", "[".repeat(size / 2) + "]".repeat(size / 2)],
  ["nested objects", `${'{"a":'.repeat(size / 6)}1${"}".repeat(size / 6)}`],
  [
    "an object with many properties",
    `{${Array.from({ length: 70_000 }, (_, i) => `"k${i}":1`).join()}}`,
  ],
  ["an error with a long message", envelope(401, "a".repeat(size))],
  ["an error with a message of spaces", envelope(401, " ".repeat(size))],
  ["an error with a message of key prefixes", envelope(401, "sk-or-v1-".repeat(size / 9))],
  ["an error with a message of keys", envelope(401, `${apiKey} `.repeat(size / 42))],
  ["an error with a long user_id", envelope(401, "no", { user_id: "sk-or-v1-".repeat(size / 9) })],
];

describe("the outcome is correct if a body of almost 1 MiB is", () => {
  test.each(bodies)("%s", async (_name, body) => {
    const isErrorEnvelope = body.startsWith('{"error":{');
    for (const [status, credential] of [
      [200, "unknown"],
      [401, isErrorEnvelope ? "unchanged" : "unknown"],
    ] as const) {
      const fetch = fetchReturning(status, body);
      const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch, maxRetries: 0 }));
      expect(error).toMatchObject({ status, credential, attempts: 1 });
      expect(error).not.toHaveProperty("body");
      expect(JSON.stringify(error)).not.toContain(apiKey.slice(0, 16));
    }
  });
});

test("other work of the program runs after the client has decoded a long body and before openapi-fetch decodes it again", async () => {
  const order: string[] = [];
  const body = Uint8Array.from(Buffer.from(envelope(401, "a".repeat(size))));
  const response = {
    status: 401,
    headers: new Headers({ "content-type": "application/json" }),
    body: undefined,
    arrayBuffer(): Promise<ArrayBuffer> {
      setTimeout(() => order.push("other work"), 0);
      return Promise.resolve(body.buffer);
    },
  };
  const client = createByokClient({ apiKey, fetch: () => Promise.resolve(response) });
  client.api.use({ onResponse: () => void order.push("second decoding") });
  await client.api.GET("/byok");
  expect(order).toEqual(["other work", "second decoding"]);
});

test(
  "the deadline ends a call whose attempts all get a body of almost 1 MiB",
  { timeout: 20_000 },
  async () => {
    const text = envelope(429, "a".repeat(size));
    const { baseUrl } = await startServer(respondWith(429, text, { "retry-after": "0" }));
    const call = deleteByokKey(id, { apiKey, baseUrl, maxRetries: 1000, timeoutMs: 1000 });
    expect((await rejectionOf(call)).attempts).toBeLessThan(1000);
  },
);

test("a long body is omitted rather than searched for the keys of many attempts", async () => {
  let count = 0;
  const options = {
    apiKey: () => `${apiKey}-${String(count++)}`,
    fetch: fetchReturning(500, envelope(500, "a".repeat(60_000)), { "retry-after": "0" }),
    maxRetries: 20,
  };
  const error = await rejectionOf(deleteByokKey(id, options));
  expect(error).toMatchObject({ status: 500, attempts: 21 });
  expect(error).not.toHaveProperty("body");
});

describe("a stalled attempt", () => {
  test("times out, and the next attempt may succeed", async () => {
    const { baseUrl, requests } = await startServer((request, response) => {
      if (requests.length > 1) respondWith(200, '{"deleted":true}')(request, response);
    });
    const result = await deleteByokKey(id, { apiKey, baseUrl, attemptTimeoutMs: 100 });
    expect(result).toEqual({ deleted: true });
    expect(requests).toHaveLength(2);
  });

  test("times out and aborts its signal even if fetch ignores the signal", async () => {
    const signals: AbortSignal[] = [];
    const steps = [hangingFetch, fetchReturning(404)];
    const fetch: ByokFetch = (_url, init) => {
      signals.push(init.signal);
      return (steps.shift() ?? hangingFetch)();
    };
    const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch, attemptTimeoutMs: 20 }));
    expect(error).toMatchObject({ credential: "absent", attempts: 2 });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  test("leaves the credential unknown even if the next attempt is rejected", async () => {
    const steps = [hangingFetch, fetchReturning(401)];
    const fetch = () => (steps.shift() ?? hangingFetch)();
    const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch, attemptTimeoutMs: 20 }));
    expect(error).toMatchObject({ status: 401, credential: "unknown", attempts: 2 });
  });

  test("ends the call with a timeout if it is the last attempt", async () => {
    const call = deleteByokKey(id, {
      apiKey,
      fetch: hangingFetch,
      attemptTimeoutMs: 5,
      maxRetries: 0,
    });
    const expected = { reason: "timeout", credential: "unknown", attempts: 1 };
    expect(await rejectionOf(call)).toMatchObject(expected);
  });

  test("is retried if it stalls in the body of a success response", async () => {
    const { baseUrl, requests } = await startServer((request, response) => {
      if (requests.length > 1) respondWith(404, envelope(404))(request, response);
      else response.writeHead(200).write('{"deleted":');
    });
    const call = deleteByokKey(id, { apiKey, baseUrl, attemptTimeoutMs: 100 });
    expect(await rejectionOf(call)).toMatchObject({ credential: "absent", attempts: 2 });
  });

  test("is retried if it stalls in the body of an error response", async () => {
    const { baseUrl, requests } = await startServer((request, response) => {
      if (requests.length > 1) respondWith(404, envelope(404))(request, response);
      else response.writeHead(404, { "content-type": "application/json" }).write("{");
    });
    const call = deleteByokKey(id, { apiKey, baseUrl, attemptTimeoutMs: 100 });
    expect(await rejectionOf(call)).toMatchObject({ credential: "absent", attempts: 2 });
  });

  test("is not retried if its method is POST", async () => {
    const { api } = createByokClient({ apiKey, fetch: hangingFetch, attemptTimeoutMs: 5 });
    const call = api.POST("/byok", { body: { provider: "openai", key: "sk" } });
    expect(await rejectionOf(call)).toMatchObject({ reason: "timeout", attempts: 1 });
  });
});
