import { afterEach, describe, expect, test, vi } from "vitest";
import { createByokClient, deleteByokKey } from "../src/index.ts";
import type { ByokClientOptions } from "../src/index.ts";
import {
  apiKey,
  confirmingFetch,
  envelope,
  id,
  failingFetch,
  apiResponse,
  fetchReturning,
  hangingFetch,
} from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const failWith = (reason?: unknown) => vi.fn<() => Promise<Response>>().mockRejectedValue(reason);
const fail = (): never => {
  throw new Error("the vault is sealed");
};

/** A stream of one chunk, which need not be binary. */
const streamOf = (chunk: unknown): ReadableStream<never> =>
  new ReadableStream({
    start: (controller) => {
      controller.enqueue(chunk as never);
    },
  });

/** A body that breaks off. */
const brokenBody = (): ReadableStream<never> =>
  new ReadableStream({
    start: (controller) => {
      controller.error(new Error("broken off"));
    },
  });

const unchanged = "the credential is unchanged";
const unsent = "nothing was sent";
const absent = "this management key can see no such credential now";
const unknown = "the credential may or may not have been deleted: call again to find out";
const max = 2 ** 31 - 1;

const rows: [string, ByokClientOptions & { id?: string }, string][] = [
  [
    "an invalid id",
    { id: ".." },
    `id must be a UUID with hyphens, without surrounding characters; ${unchanged}`,
  ],
  [
    "a missing key",
    {},
    `no management key: pass apiKey or set OPENROUTER_MANAGEMENT_KEY; ${unchanged}`,
  ],
  ["an empty key", { apiKey: "" }, `apiKey is empty; ${unchanged}`],
  [
    "an apiKey function that returns no key",
    { apiKey: () => "" },
    `the apiKey function returned nothing; ${unchanged}`,
  ],
  [
    "a key with invalid characters",
    { apiKey: "é" },
    `the management key must be a string of visible ASCII characters, without spaces; ${unchanged}`,
  ],
  [
    "an apiKey function that throws",
    { apiKey: fail },
    `the apiKey function threw an error; ${unchanged}`,
  ],
  [
    "an invalid base URL",
    { baseUrl: "ftp://x.example" },
    `baseUrl must be an https: URL (or http: on loopback) without credentials, query or fragment; ${unsent}`,
  ],
  ["an invalid fetch", { fetch: null as never }, `fetch must be a function; ${unsent}`],
  ["an invalid signal", { signal: {} as never }, `signal must be an AbortSignal; ${unsent}`],
  [
    "an invalid deadline",
    { timeoutMs: 0 },
    `timeoutMs must be an integer from 1 to ${max}; ${unsent}`,
  ],
  [
    "an invalid number of retries",
    { maxRetries: -1 },
    `maxRetries must be an integer from 0 to ${max}; ${unsent}`,
  ],
  [
    "invalid headers",
    { headers: { "": "" } },
    `headers must have valid names and values; ${unsent}`,
  ],
  [
    "an Authorization header",
    { headers: { Authorization: "" } },
    `headers must not include Authorization: that header carries the management key; ${unsent}`,
  ],
  [
    "a 401 from the API",
    { apiKey, fetch: fetchReturning(401, envelope(401, "Invalid key")) },
    `the response has status 401 (Invalid key); ${unchanged}`,
  ],
  [
    "a 429 from the API with Retry-After",
    { apiKey, fetch: fetchReturning(429, envelope(429, "Slow down"), { "retry-after": "3600" }) },
    `the response has status 429 (Slow down) and a Retry-After of 3600 s; ${unchanged}`,
  ],
  [
    "an error response whose body did not arrive",
    { apiKey, fetch: fetchReturning(401, brokenBody()) },
    `the response has status 401, but its body did not arrive completely; ${unknown}`,
  ],
  [
    "a stalled attempt",
    { apiKey, fetch: hangingFetch, attemptTimeoutMs: 1 },
    `no complete response arrived within 1 ms; ${unknown}`,
  ],
  [
    "a 404 from the API",
    { apiKey, fetch: fetchReturning(404) },
    `the response has status 404 (Resource not found); ${absent}`,
  ],
  [
    "a 403 from a proxy",
    { apiKey, fetch: fetchReturning(403, "<html>") },
    `the response has status 403, but is not in the API's format: a proxy may have sent it; ${unknown}`,
  ],
  [
    "a 500 from the API",
    { apiKey, fetch: fetchReturning(500, envelope(500, "")) },
    `the response has status 500; ${unknown}`,
  ],
  [
    "a 200 that does not confirm the deletion",
    { apiKey, fetch: fetchReturning(200, "{}") },
    `the response has status 200, but does not confirm the deletion; ${unknown}`,
  ],
  [
    "a body that is too long",
    { apiKey, fetch: fetchReturning(200, "x".repeat(1024 * 1024 + 1)) },
    `the response has status 200 and a body of more than 1 MiB; ${unknown}`,
  ],
  [
    "a redirect",
    { apiKey, fetch: fetchReturning(302) },
    `the response has status 302, and redirects are not followed; ${unknown}`,
  ],
  [
    "a choice of redirects",
    { apiKey, fetch: fetchReturning(300) },
    `the response has status 300, and redirects are not followed; ${unknown}`,
  ],
  [
    "a redirect whose status the runtime hides",
    { apiKey, fetch: () => Promise.resolve(Response.error()) },
    `the response has status 0, and redirects are not followed; ${unknown}`,
  ],
  [
    "a redirect that fetch followed",
    {
      apiKey,
      fetch: () =>
        Promise.resolve(Object.defineProperty(apiResponse(200), "redirected", { value: true })),
    },
    `fetch followed a redirect, so the response proves nothing; ${unknown}`,
  ],
  [
    "an invalid HTTP status",
    {
      apiKey,
      fetch: () =>
        Promise.resolve(Object.defineProperty(apiResponse(200), "status", { value: 999 })),
    },
    `the response has status 999, which is not a final HTTP status; ${unknown}`,
  ],
  [
    "a lost connection",
    { apiKey, fetch: failingFetch },
    `the connection to openrouter.ai failed (ECONNRESET); ${unknown}`,
  ],
  [
    "a lost connection reported by node-fetch",
    { apiKey, fetch: failWith(Object.assign(new Error("no"), { code: "ENOTFOUND" })) },
    `the connection to openrouter.ai failed (ENOTFOUND); ${unknown}`,
  ],
  [
    "a lost connection without a code",
    { apiKey, fetch: failWith(new TypeError("fetch failed")) },
    `fetch failed without a response from openrouter.ai; ${unknown}`,
  ],
  [
    "a body that is not binary",
    { apiKey, fetch: () => Promise.resolve(new Response(streamOf("text"))) },
    `the response from openrouter.ai could not be read; ${unknown}`,
  ],
  ["a timeout", { apiKey, fetch: hangingFetch, timeoutMs: 1 }, `timed out after 1 ms; ${unknown}`],
  [
    "an abort",
    { apiKey, signal: AbortSignal.abort() },
    `the caller's signal aborted the call; ${unchanged}`,
  ],
];

/** The error of a call without retries and without a key in the environment. */
function failureOf({ id: rowId = id, ...options }: (typeof rows)[number][1]) {
  vi.stubEnv("OPENROUTER_MANAGEMENT_KEY", undefined);
  vi.stubEnv("OPENROUTER_API_KEY", undefined);
  return rejectionOf(deleteByokKey(rowId, { maxRetries: 0, fetch: hangingFetch, ...options }));
}

test.each(rows)(
  "the message for %s states what happened, and what is known about the credential or that nothing was sent",
  async (_name, options, message) => {
    expect((await failureOf(options)).message).toBe(message);
  },
);

test("the message for a rejection after an attempt that may have acted explains why the state is unknown", async () => {
  const steps = [fetchReturning(503, undefined, { "retry-after": "0" }), fetchReturning(401)];
  const fetch = (): Promise<Response> => (steps.shift() ?? hangingFetch)();
  const { message } = await failureOf({ apiKey, fetch, maxRetries: 1 });
  expect(message).toBe(
    `the response has status 401 (Resource not found), but an earlier attempt may have deleted the credential; ${unknown}`,
  );
});

test("each kind of failure has its own message", () => {
  expect(new Set(rows.map(([, , message]) => message)).size).toBe(rows.length);
});

test("of all these errors, only the error for an abort has a cause", async () => {
  for (const [name, options] of rows) {
    expect("cause" in (await failureOf(options)), name).toBe(name === "an abort");
  }
});

test("the cause of an abort is the signal's reason", async () => {
  const reason = new Error("the user left");
  const early = await failureOf({ apiKey, signal: AbortSignal.abort(reason) });
  expect(early.cause).toBe(reason);
  const controller = new AbortController();
  const late = failureOf({ apiKey, signal: controller.signal });
  await Promise.resolve();
  controller.abort("a text");
  expect((await late).cause).toBe("a text");
});

test("the messages for a browser and for invalid options explain what to do", async () => {
  const options = await rejectionOf(deleteByokKey(id, null as never));
  expect(options.message).toBe(`options must be an object; ${unsent}`);
  vi.stubGlobal("document", {});
  const browser = await rejectionOf(deleteByokKey(id, { apiKey, fetch: hangingFetch }));
  expect(browser.message).toBe(
    `in a browser, every visitor to the page can read the management key; set dangerouslyAllowBrowser to true if you accept that; ${unsent}`,
  );
});

describe("the message states what happened for", () => {
  test.each<[string, () => Request | Response, string]>([
    ["throws", fail, "openapi-fetch or middleware threw an error"],
    ["responds", () => apiResponse(200), "middleware responded instead of the API"],
    [
      "changes the request",
      () => new Request("https://x.example"),
      "middleware changed the request",
    ],
  ])("a middleware that %s", async (_name, onRequest, expected) => {
    const client = createByokClient({ apiKey, fetch: confirmingFetch });
    client.api.use({ onRequest });
    const { message } = await rejectionOf(client.deleteByokKey(id));
    expect(message).toBe(`${expected}; ${unchanged}`);
  });

  test("a request that leaves the base URL", async () => {
    const client = createByokClient({ apiKey, fetch: hangingFetch });
    const baseUrl = "https://x.example";
    const call = client.api.DELETE("/byok/{id}", { baseUrl, params: { path: { id } } });
    const { message } = await rejectionOf(call);
    expect(message).toBe(`a request must go to a path below the client's baseUrl; ${unchanged}`);
  });
});

test.each([[["ECONNRESET"]], ["xECONNRESET"], ["ECONNRESET\n"], ["E-CONN"], [""], [5]])(
  "the message of a network error does not quote an invalid error code: %j",
  async (code) => {
    const fetch = failWith(new TypeError("fetch failed", { cause: { code } }));
    const { message } = await failureOf({ apiKey, fetch });
    expect(message).toContain("fetch failed without a response");
  },
);

describe("the message of a network error", () => {
  const hostile = new Proxy(new Error("no"), { get: fail });
  const secretKey = "SKORSECRETABCDEFGHIJ";

  test.each<[string, unknown]>([
    ["is a key", { code: secretKey }],
    ["contains a key", { code: `E_${secretKey}` }],
    ["contains 16 characters of a key", { code: `E_${secretKey.slice(2, 18)}` }],
    ["cannot be read", hostile],
    ["is missing", undefined],
  ])("omits the error code if it %s", async (_name, reason) => {
    // If the code contains a key, it is the key of the first attempt. It must still be masked after the second.
    const keys = [secretKey, "sk-other"];
    const steps = [fetchReturning(503, undefined, { "retry-after": "0" }), failWith(reason)];
    const error = await failureOf({
      apiKey: () => String(keys.shift()),
      fetch: () => (steps.shift() ?? hangingFetch)(),
      maxRetries: 1,
    });
    expect(error).toMatchObject({ attempts: 2 });
    expect(error.message).toContain("fetch failed without a response");
  });

  test("quotes an error code that contains only 15 characters of a key", async () => {
    const code = `E_${secretKey.slice(0, 15)}`;
    const { message } = await failureOf({ apiKey: secretKey, fetch: failWith({ code }) });
    expect(message).toContain(code);
  });
});

describe("the detail", () => {
  test("is a single trimmed line", async () => {
    const fetch = fetchReturning(403, envelope(403, "\n no\n\tpermission \n"));
    expect(await failureOf({ apiKey, fetch })).toMatchObject({ detail: "no permission" });
  });

  test.each([200, 201, 400, 401, 403, 404, 408, 418, 429, 500, 503])(
    "is the message in the API's error envelope for status %i and any media type",
    async (status) => {
      for (const type of ["application/json", "text/html"]) {
        const body = envelope(1, "Only management keys can perform this operation");
        const fetch = fetchReturning(status, body, { "content-type": type });
        const error = await failureOf({ apiKey, fetch });
        expect(error.detail).toBe("Only management keys can perform this operation");
        expect(error.message).toContain("(Only management keys can perform this operation)");
      }
    },
  );

  test.each(["<html>", "{}", '{"error":"no"}', '{"error":{"message":"no"}}', ""])(
    "is missing if the body is not an error envelope: %j",
    async (body) => {
      const error = await failureOf({ apiKey, fetch: fetchReturning(403, body) });
      expect(error).not.toHaveProperty("detail");
    },
  );
});

describe("the detail of a message that begins with many spaces", () => {
  const spaces = (count: number): string => " ".repeat(count);
  const letters = "abcdefghijklmnopqrstuvwxyz";

  test.each<[string, string, string]>([
    [
      "is the whole text that follows the spaces, if the message has 2,000 characters",
      `${spaces(1995)}hello`,
      "hello",
    ],
    [
      "lacks the end of that text, if the message has more than 2,000 characters",
      `${spaces(1980)}${letters}`,
      "abcde",
    ],
    [
      "contains no part of a key that begins just before the limit",
      `${spaces(1990)}${apiKey}${letters}`,
      "",
    ],
  ])("%s", async (_name, message, expected) => {
    const fetch = fetchReturning(500, envelope(500, message));
    const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch, maxRetries: 0 }));
    expect(error.detail).toBe(expected);
  });
});
