import { expect, test } from "vitest";
import { createByokClient, deleteByokKey } from "../src/index.ts";
import type { ByokClientOptions } from "../src/index.ts";
import { rejectionOf } from "./helpers/rejection.ts";

const id = "11111111-2222-3333-4444-555555555555";
const apiKey = "sk-or-v1-test";

const never = (): Promise<Response> => new Promise(() => undefined);
const answer =
  (status: number, body: string | null = null) =>
  (): Promise<Response> =>
    Promise.resolve(new Response(body, { status }));
const lose = (cause?: unknown) => (): Promise<Response> =>
  Promise.reject(new TypeError("fetch failed", { cause }));

test.each<[string, ByokClientOptions & { id?: string }, string]>([
  ["an id", { id: ".." }, "id is not a uuid; the credential is unchanged"],
  [
    "a key",
    { apiKey: "" },
    "apiKey is not set (as OPENROUTER_MANAGEMENT_KEY, say), or its function failed; the credential is unchanged",
  ],
  [
    "a function for the key that has none",
    { apiKey: () => undefined as never },
    "apiKey is not set (as OPENROUTER_MANAGEMENT_KEY, say), or its function failed; the credential is unchanged",
  ],
  [
    "a function for the key that throws",
    {
      apiKey: () => {
        throw new Error("locked");
      },
    },
    "apiKey is not set (as OPENROUTER_MANAGEMENT_KEY, say), or its function failed; the credential is unchanged",
  ],
  [
    "a key of other characters",
    { apiKey: "é" },
    "apiKey is not visible ASCII; the credential is unchanged",
  ],
  [
    "a base URL",
    { baseUrl: "ftp://x.example" },
    "baseUrl is not https: (http: on loopback) without credentials, query, fragment; the credential is unchanged",
  ],
  ["fetch", { fetch: null as never }, "fetch is not a function; the credential is unchanged"],
  [
    "a signal",
    { signal: {} as never },
    "signal is not an AbortSignal; the credential is unchanged",
  ],
  [
    "a deadline",
    { timeoutMs: 0 },
    "timeoutMs is not a whole number below 2 ** 31 and not 0; the credential is unchanged",
  ],
  [
    "a number of retries",
    { maxRetries: -1 },
    "maxRetries is not a whole number below 2 ** 31; the credential is unchanged",
  ],
  ["401", { fetch: answer(401) }, "the answer is 401; the credential is unchanged"],
  [
    "404",
    { fetch: answer(404, '{"error":{"code":404,"message":"no"}}') },
    "the answer is 404; the credential is absent",
  ],
  [
    "500",
    { fetch: answer(500) },
    "the answer is 500; the credential may be deleted or not: call again",
  ],
  [
    "302",
    { fetch: answer(302) },
    "the answer is 302; the credential may be deleted or not: call again",
  ],
  [
    "a lost connection",
    { fetch: lose({ code: "ECONNRESET" }) },
    "the connection failed (ECONNRESET); the credential may be deleted or not: call again",
  ],
  [
    "a lost connection without a reason",
    { fetch: lose() },
    "the connection failed (no reason given); the credential may be deleted or not: call again",
  ],
  [
    "the deadline",
    { fetch: never, timeoutMs: 1 },
    "the call ended by timeout; the credential may be deleted or not: call again",
  ],
  [
    "an abort",
    { fetch: never, signal: AbortSignal.abort() },
    "the call ended by abort; the credential is unchanged",
  ],
])("the message about %s says what happened and what is known", async (_name, options, message) => {
  const call = deleteByokKey(options.id ?? id, { apiKey, maxRetries: 0, fetch: never, ...options });
  expect((await rejectionOf(call)).message).toBe(message);
});

test("the message about options that are none says so", async () => {
  const call = deleteByokKey(id, null as never);
  const message = "options is not an object; the credential is unchanged";
  expect((await rejectionOf(call)).message).toBe(message);
});

test.each([["ECONNRESET"], "xECONNRESET", "ECONNRESET\n", "E-CONN", "", 5])(
  "a reason that is no system's word, like %j, is not quoted",
  async (code) => {
    const call = deleteByokKey(id, { apiKey, maxRetries: 0, fetch: lose({ code }) });
    expect((await rejectionOf(call)).message).toContain("(no reason given)");
  },
);

test("a reason that is a key, or that cannot be looked at, is not quoted", async () => {
  const hostile = new Proxy(new Error("no"), {
    get() {
      throw new Error(apiKey);
    },
  });
  for (const fetch of [
    lose({ code: "SKORSECRET" }),
    (): Promise<never> => Promise.reject(hostile),
  ]) {
    // The first of two keys: neither is forgotten.
    const keys = ["SKORSECRET", "sk-other"];
    const answers = [answer(503), fetch];
    const call = deleteByokKey(id, {
      apiKey: () => String(keys.shift()),
      fetch: () => (answers.shift() ?? never)(),
      maxRetries: 1,
    });
    const error = await rejectionOf(call);
    expect(error).toMatchObject({ attempts: 2 });
    expect(error.message).toContain("(no reason given)");
  }
});

test("the message about a request that leaves the base URL says so", async () => {
  const { api } = createByokClient({ apiKey, fetch: never });
  const baseUrl = "https://x.example";
  const call = api.DELETE("/byok/{id}", { baseUrl, params: { path: { id } } });
  const message = "baseUrl is not the client's; the credential is unchanged";
  expect((await rejectionOf(call)).message).toBe(message);
});
