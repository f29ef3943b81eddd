import { describe, expect, expectTypeOf, test, vi } from "vitest";
import { createByokClient } from "../src/index.ts";
import type { ByokFetch, DeleteByokKeyResponse } from "../src/index.ts";
import {
  apiKey,
  confirmation,
  envelope,
  id,
  failingFetch,
  recordRequests,
  apiResponse,
  fetchReturning,
  sendOverApi,
  hangingFetch,
} from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";
import { respondWith, startServer } from "./helpers/server.ts";

test("api is an openapi-fetch client for the contract's paths and sends the management key", async () => {
  const { baseUrl, requests } = await startServer(respondWith(200, confirmation));
  const { api } = createByokClient({ apiKey, baseUrl });
  const { data, response } = await api.DELETE("/byok/{id}", { params: { path: { id } } });
  expect(data).toEqual({ deleted: true });
  expectTypeOf(data).toEqualTypeOf<DeleteByokKeyResponse | undefined>();
  expect(response.status).toBe(200);
  expect(requests[0]?.headers.authorization).toBe(`Bearer ${apiKey}`);
});

/** Sends one request through `api`, by default a deletion, without retries. */
const request = (fetch: ByokFetch, method = "delete", path = "/byok/{id}") =>
  sendOverApi({ fetch, maxRetries: 0 }, method, path, { params: { path: { id } } });

const resolvingWith = (response: Response) => () => Promise.resolve(response);

test.each([300, 302, 399])("api rejects a redirect with status %i", async (status) => {
  const error = await rejectionOf(request(fetchReturning(status)));
  expect(error).toMatchObject({ reason: "http", status, credential: "unknown" });
});

test("api accepts status 599, but rejects status 999", async () => {
  const unusual = Object.defineProperty(apiResponse(200), "status", { value: 999 });
  const error = await rejectionOf(request(resolvingWith(unusual)));
  expect(error).toMatchObject({ reason: "http", status: 999, credential: "unknown" });
  expect((await request(fetchReturning(599))).response.status).toBe(599);
});

const html = { "content-type": "text/html" };
const broken = (): ReadableStream<never> =>
  new ReadableStream({
    start: (controller) => {
      controller.error(new Error("broken off"));
    },
  });

describe("api rejects an error response", () => {
  test.each<[string, Parameters<typeof fetchReturning>]>([
    ["with a firewall's HTML page", [403, "<html>", html]],
    ["with an empty body", [500, ""]],
    ["with a gateway's JSON", [502, '{"message":"Bad Gateway"}']],
    ["with an error code other than the status", [404, envelope(500)]],
    ["with the API's error body in another media type", [401, envelope(401), html]],
    ["with another server's error body", [404, '{"error":{"code":404,"message":"m","type":"t"}}']],
    ["with an error body that violates the contract", [401, envelope(401, "m", { user_id: 5 })]],
    ["with a body that breaks off", [400, broken()]],
  ])("%s", async (_name, response) => {
    const error = await rejectionOf(request(fetchReturning(...response), "get"));
    expect(error).toMatchObject({ reason: "http", status: response[0], attempts: 1 });
    expect(error).not.toHaveProperty("credential");
    expect(error.message).not.toContain("credential");
  });

  test("with a firewall's HTML page in response to a deletion, and reports the credential as unknown", async () => {
    const error = await rejectionOf(request(fetchReturning(403, "<html>", html)));
    expect(error).toMatchObject({ reason: "http", status: 403, credential: "unknown" });
  });
});

describe("api rejects a success response", () => {
  test.each<[string, Parameters<typeof fetchReturning>]>([
    ["with an HTML sign-in page", [200, "<html>Sign in</html>", html]],
    ["with an empty body", [200, ""]],
    ["with status 204", [204]],
    ["with status 205", [205]],
    ["with truncated JSON", [200, '{"data":']],
    ["with null as the body", [200, "null"]],
    ["with a JSON string as the body", [200, '"ok"']],
  ])("%s", async (_name, response) => {
    const error = await rejectionOf(request(fetchReturning(...response), "get"));
    expect(error).toMatchObject({ reason: "response", status: response[0], attempts: 1 });
    // The error that openapi-fetch throws for malformed JSON quotes the body, so the client must throw its own error
    // instead.
    expect(error.message).toMatch(
      /^the response has status \d+, but its body is not the documented/,
    );
  });

  test("with an HTML body, even if the caller reads it as text", async () => {
    const { api } = createByokClient({ apiKey, fetch: fetchReturning(200, "<html>") });
    const call = api.GET("/byok", { parseAs: "text" });
    expect(await rejectionOf(call)).toMatchObject({ reason: "response", status: 200 });
  });

  test("with status 204, even if a custom fetch attaches a body to it", async () => {
    const unusual = Object.defineProperty(apiResponse(200, "<p>"), "status", { value: 204 });
    const error = await rejectionOf(request(resolvingWith(unusual), "get"));
    expect(error).toMatchObject({ reason: "response", status: 204 });
  });
});

test("a success response for a path outside the contract may be empty, but must not be HTML", async () => {
  const { response } = await request(fetchReturning(204), "delete", "/keys/{id}");
  expect(response.status).toBe(204);
  const call = request(fetchReturning(200, "<html>"), "delete", "/keys/{id}");
  expect(await rejectionOf(call)).toMatchObject({ reason: "response", status: 200 });
});

test("api returns an error response of the API with the type from the contract", async () => {
  const { api } = createByokClient({ apiKey, fetch: fetchReturning(401, envelope(401, "no")) });
  const { data, error } = await api.GET("/byok");
  expect(data).toBeUndefined();
  expect(error?.error.message).toBe("no");
});

describe("a request through api", () => {
  const hangingApi = createByokClient({ apiKey, fetch: hangingFetch, maxRetries: 0 }).api;

  test("accepts timeoutMs", async () => {
    const error = await rejectionOf(hangingApi.GET("/byok", { timeoutMs: 5 }));
    expect(error).toMatchObject({ reason: "timeout" });
    expect(error.message).toContain("timed out after 5 ms");
  });

  test("accepts attemptTimeoutMs", async () => {
    const error = await rejectionOf(hangingApi.GET("/byok", { attemptTimeoutMs: 5 }));
    expect(error).toMatchObject({ reason: "timeout", attempts: 1 });
    expect(error.message).toContain("within 5 ms");
  });

  test("accepts maxRetries", async () => {
    const { fetch, requests } = recordRequests(
      fetchReturning(503, undefined, { "retry-after": "0" }),
    );
    const { api } = createByokClient({ apiKey, fetch, maxRetries: 0 });
    await api.GET("/byok", { maxRetries: 3 });
    expect(requests).toHaveLength(4);
  });

  test("accepts a signal", async () => {
    const signal = AbortSignal.abort("stop");
    const error = await rejectionOf(hangingApi.GET("/byok", { signal }));
    expect(error).toMatchObject({ reason: "abort", cause: "stop", attempts: 0 });
  });

  test("is aborted by the client's signal even if it has its own signal", async () => {
    const controller = new AbortController();
    const { api } = createByokClient({ apiKey, fetch: hangingFetch, signal: controller.signal });
    const call = rejectionOf(api.GET("/byok", { signal: new AbortController().signal }));
    controller.abort("stop");
    expect(await call).toMatchObject({ reason: "abort", cause: "stop" });
  });

  test("accepts headers", async () => {
    const { fetch, requests } = recordRequests(fetchReturning(200, "{}"));
    const { api } = createByokClient({ apiKey, fetch });
    await api.GET("/byok", { headers: { "x-trace": "1" } });
    expect(requests[0]?.headers).toMatchObject({ "x-trace": "1" });
  });

  test("also accepts timeoutMs if it is sent with api.request()", async () => {
    const call = hangingApi.request("get", "/byok", { timeoutMs: 5 });
    expect(await rejectionOf(call)).toMatchObject({ reason: "timeout" });
  });

  test.each(["timeoutMs", "attemptTimeoutMs", "maxRetries", "signal"])(
    "rejects an invalid %s",
    async (argument) => {
      const call = hangingApi.GET("/byok", { [argument]: "5" });
      expect(await rejectionOf(call)).toMatchObject({ reason: "input", argument });
    },
  );

  test("rejects a fetch option, which would bypass the key and the deadline", async () => {
    const fetch = vi.fn(() => Promise.resolve(apiResponse(200)));
    const call = hangingApi.GET("/byok", { fetch });
    expect(await rejectionOf(call)).toMatchObject({ reason: "input", argument: "fetch" });
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe("api", () => {
  const sendTwice = async (method: string, ...first: Parameters<typeof fetchReturning>) => {
    const steps = [fetchReturning(...first), fetchReturning(200, "{}")];
    const { fetch, requests } = recordRequests(() => (steps.shift() ?? hangingFetch)());
    const options = { fetch, maxRetries: 1 };
    await sendOverApi(options, method, "/byok/{id}", { params: { path: { id } }, body: {} }).catch(
      () => undefined,
    );
    return requests.length;
  };
  const now = { "retry-after": "0" };

  test.each<[string, string, Parameters<typeof fetchReturning>, number]>([
    ["retries a PATCH after a 429 from the API", "patch", [429, undefined, now], 2],
    ["does not retry a PATCH after a 429 from a proxy", "patch", [429, "", { ...now, ...html }], 1],
    ["does not retry a PATCH after a 503", "patch", [503, undefined, now], 1],
    ["retries a PUT after a 503", "put", [503, undefined, now], 2],
  ])("%s", async (_name, method, first, count) => {
    expect(await sendTwice(method, ...first)).toBe(count);
  });
});

test("api rejects a middleware's response that is not JSON, without quoting it", async () => {
  const { api } = createByokClient({ apiKey, fetch: fetchReturning(200, "{}") });
  api.use({ onResponse: () => new Response("secret page") });
  const error = await rejectionOf(api.GET("/byok"));
  expect(error).toMatchObject({ reason: "input", argument: "middleware" });
  expect(error.problem).toBe("middleware returned a response that is not JSON");
});

test("a middleware can respond instead of the API", async () => {
  const { api } = createByokClient({ apiKey, fetch: hangingFetch });
  api.use({ onRequest: () => Response.json({ data: [] }) });
  expect((await api.GET("/byok")).data).toEqual({ data: [] });
});

test("api passes on an error that a middleware throws", async () => {
  const { api } = createByokClient({ apiKey, fetch: fetchReturning(200, "{}") });
  api.use({
    onResponse: () => {
      throw new RangeError("of the middleware");
    },
  });
  await expect(api.GET("/byok")).rejects.toThrow(RangeError);
});

test.each([200, 400, 503])("api rejects a %i response of more than 1 MiB", async (status) => {
  const fetch = fetchReturning(status, "x".repeat(1024 * 1024 + 1));
  const error = await rejectionOf(request(fetch));
  expect(error).toMatchObject({ reason: "response", status, credential: "unknown" });
});

test("a deletion through api reports the credential as unknown after a lost connection", async () => {
  const error = await rejectionOf(request(failingFetch));
  expect(error).toMatchObject({ reason: "network", credential: "unknown", mayHaveActed: true });
});

test("the error of a request that does not delete a credential mentions no credential", async () => {
  for (const [method, path] of [
    ["patch", "/byok/{id}"],
    ["post", "/byok"],
    ["delete", "/keys/{id}"],
  ] as const) {
    const error = await rejectionOf(request(failingFetch, method, path));
    expect(error).not.toHaveProperty("credential");
    expect(error).toMatchObject({ reason: "network", attempts: 1, mayHaveActed: true });
    expect(error.message).not.toContain("credential");
    expect(error.message).toContain("the server may have acted on the request");
  }
});

test("the error of a read-only request does not say that the server may have acted", async () => {
  for (const [method, path] of [
    ["get", "/byok/{id}"],
    ["head", "/byok"],
    ["options", "/byok"],
  ] as const) {
    const error = await rejectionOf(request(failingFetch, method, path));
    expect(error).toMatchObject({ reason: "network", attempts: 1, mayHaveActed: false });
    expect(error.message).toMatch(/^the connection to .* failed \(ECONNRESET\)$/);
  }
});

test.each([
  ["the API", "application/json", false],
  ["a proxy", "text/html", true],
])(
  "the error of a request that is aborted after a 429 from %s states whether the server may have acted",
  async (_name, type, mayHaveActed) => {
    const controller = new AbortController();
    const fetch = fetchReturning(429, undefined, { "content-type": type, "retry-after": "5" });
    const call = rejectionOf(
      sendOverApi({ fetch, signal: controller.signal }, "delete", "/keys/{id}"),
    );
    // After 20 ms, the call is waiting for its next attempt.
    await new Promise((resolve) => setTimeout(resolve, 20));
    controller.abort();
    const error = await call;
    expect(error).toMatchObject({ reason: "abort", attempts: 1, mayHaveActed });
    expect(error.message.includes("may have acted")).toBe(mayHaveActed);
  },
);

test("api does not validate the JSON of a success response, or of an error response with an undocumented status", async () => {
  expect((await request(fetchReturning(200, "{}"))).data).toEqual({});
  const { error } = await request(fetchReturning(418, envelope(418)));
  expect(error).toEqual(JSON.parse(envelope(418)));
});

test.each(["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH"] as const)(
  "api.%s sends a request with this method",
  async (method) => {
    const { fetch, requests } = recordRequests(fetchReturning(418, envelope(418)));
    const { api } = createByokClient({ apiKey, fetch });
    const send = api[method] as unknown as (path: string) => Promise<unknown>;
    await send("/other").catch(() => undefined);
    expect(requests.map((request) => request.method)).toEqual([method]);
  },
);
