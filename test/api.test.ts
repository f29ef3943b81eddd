import { describe, expect, expectTypeOf, test, vi } from "vitest";
import { createByokClient } from "../src/index.ts";
import type { ByokFetch, DeleteByokKeyResponse } from "../src/index.ts";
import {
  apiKey,
  confirmation,
  envelope,
  id,
  losing,
  record,
  respond,
  responding,
  sendOverApi,
  silent,
} from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";
import { answering, startServer } from "./helpers/server.ts";

test("api is the openapi-fetch client over the contract's paths, with the key", async () => {
  const { baseUrl, requests } = await startServer(answering(200, confirmation));
  const { api } = createByokClient({ apiKey, baseUrl });
  const { data, response } = await api.DELETE("/byok/{id}", { params: { path: { id } } });
  expect(data).toEqual({ deleted: true });
  expectTypeOf(data).toEqualTypeOf<DeleteByokKeyResponse | undefined>();
  expect(response.status).toBe(200);
  expect(requests[0]?.headers.authorization).toBe(`Bearer ${apiKey}`);
});

/** The result of one attempt over the API, by default a deletion. */
const request = (fetch: ByokFetch, method = "delete", path = "/byok/{id}") =>
  sendOverApi({ fetch, maxRetries: 0 }, method, path, { params: { path: { id } } });

const resolvingWith = (response: Response) => () => Promise.resolve(response);

test.each([300, 302, 399])("a redirect of %i is rejected", async (status) => {
  const error = await rejectionOf(request(responding(status)));
  expect(error).toMatchObject({ reason: "http", status, credential: "unknown" });
});

test("a status that HTTP does not have is rejected", async () => {
  const odd = Object.defineProperty(respond(200), "status", { value: 999 });
  const error = await rejectionOf(request(resolvingWith(odd)));
  expect(error).toMatchObject({ reason: "http", status: 999, credential: "unknown" });
  expect((await request(responding(599))).response.status).toBe(599);
});

const html = { "content-type": "text/html" };
const broken = (): ReadableStream<never> =>
  new ReadableStream({
    start: (controller) => {
      controller.error(new Error("broken off"));
    },
  });

describe("an error response that is not the API's own is rejected:", () => {
  test.each<[string, Parameters<typeof responding>]>([
    ["a firewall's page", [403, "<html>", html]],
    ["an empty 500", [500, ""]],
    ["a gateway's JSON", [502, '{"message":"Bad Gateway"}']],
    ["an envelope with another code", [404, envelope(500)]],
    ["an envelope of another media type", [401, envelope(401), html]],
    ["an envelope of another server", [404, '{"error":{"code":404,"message":"m","type":"t"}}']],
    ["an envelope that is not the documented one", [401, envelope(401, "m", { user_id: 5 })]],
    ["a body that breaks off", [400, broken()]],
  ])("%s", async (_name, response) => {
    const error = await rejectionOf(request(responding(...response), "get"));
    expect(error).toMatchObject({ reason: "http", status: response[0], attempts: 1 });
    expect(error).not.toHaveProperty("credential");
    expect(error.message).not.toContain("credential");
  });

  test("of a deletion, with what is known about the credential", async () => {
    const error = await rejectionOf(request(responding(403, "<html>", html)));
    expect(error).toMatchObject({ reason: "http", status: 403, credential: "unknown" });
  });
});

describe("a success without the JSON that the contract documents is rejected:", () => {
  test.each<[string, Parameters<typeof responding>]>([
    ["a sign-in page", [200, "<html>Sign in</html>", html]],
    ["an empty 200", [200, ""]],
    ["a 204", [204]],
    ["a 205", [205]],
    ["half an object", [200, '{"data":']],
    ["null", [200, "null"]],
    ["a text", [200, '"ok"']],
  ])("%s", async (_name, response) => {
    const error = await rejectionOf(request(responding(...response), "get"));
    expect(error).toMatchObject({ reason: "response", status: response[0], attempts: 1 });
    // What openapi-fetch throws about malformed JSON quotes the body.
    expect(error.message).toMatch(
      /^the response has status \d+, but its body is not the documented/,
    );
  });

  test("also if it is read as text", async () => {
    const { api } = createByokClient({ apiKey, fetch: responding(200, "<html>") });
    const call = api.GET("/byok", { parseAs: "text" });
    expect(await rejectionOf(call)).toMatchObject({ reason: "response", status: 200 });
  });

  test("even if a fetch gives a status without a body one", async () => {
    const odd = Object.defineProperty(respond(200, "<p>"), "status", { value: 204 });
    const error = await rejectionOf(request(resolvingWith(odd), "get"));
    expect(error).toMatchObject({ reason: "response", status: 204 });
  });
});

test("a path that the contract does not have may succeed without a body, but not with other text", async () => {
  const { response } = await request(responding(204), "delete", "/keys/{id}");
  expect(response.status).toBe(204);
  const call = request(responding(200, "<html>"), "delete", "/keys/{id}");
  expect(await rejectionOf(call)).toMatchObject({ reason: "response", status: 200 });
});

test("an error of the API itself is returned, and its message is where the types say", async () => {
  const { api } = createByokClient({ apiKey, fetch: responding(401, envelope(401, "no")) });
  const { data, error } = await api.GET("/byok");
  expect(data).toBeUndefined();
  expect(error?.error.message).toBe("no");
});

describe("the options of one request work:", () => {
  const silently = createByokClient({ apiKey, fetch: silent, maxRetries: 0 }).api;

  test("timeoutMs", async () => {
    const error = await rejectionOf(silently.GET("/byok", { timeoutMs: 5 }));
    expect(error).toMatchObject({ reason: "timeout" });
    expect(error.message).toContain("timed out after 5 ms");
  });

  test("attemptTimeoutMs", async () => {
    const error = await rejectionOf(silently.GET("/byok", { attemptTimeoutMs: 5 }));
    expect(error).toMatchObject({ reason: "timeout", attempts: 1 });
    expect(error.message).toContain("within 5 ms");
  });

  test("maxRetries", async () => {
    const { fetch, requests } = record(responding(503, undefined, { "retry-after": "0" }));
    const { api } = createByokClient({ apiKey, fetch, maxRetries: 0 });
    await api.GET("/byok", { maxRetries: 3 });
    expect(requests).toHaveLength(4);
  });

  test("signal", async () => {
    const signal = AbortSignal.abort("stop");
    const error = await rejectionOf(silently.GET("/byok", { signal }));
    expect(error).toMatchObject({ reason: "abort", cause: "stop", attempts: 0 });
  });

  test("signal, beside that of the client", async () => {
    const controller = new AbortController();
    const { api } = createByokClient({ apiKey, fetch: silent, signal: controller.signal });
    const call = rejectionOf(api.GET("/byok", { signal: new AbortController().signal }));
    controller.abort("stop");
    expect(await call).toMatchObject({ reason: "abort", cause: "stop" });
  });

  test("headers", async () => {
    const { fetch, requests } = record(responding(200, "{}"));
    const { api } = createByokClient({ apiKey, fetch });
    await api.GET("/byok", { headers: { "x-trace": "1" } });
    expect(requests[0]?.headers).toMatchObject({ "x-trace": "1" });
  });

  test("with any of openapi-fetch's functions", async () => {
    const call = silently.request("get", "/byok", { timeoutMs: 5 });
    expect(await rejectionOf(call)).toMatchObject({ reason: "timeout" });
  });

  test.each(["timeoutMs", "attemptTimeoutMs", "maxRetries", "signal"])(
    "an invalid %s is rejected",
    async (argument) => {
      const call = silently.GET("/byok", { [argument]: "5" });
      expect(await rejectionOf(call)).toMatchObject({ reason: "input", argument });
    },
  );

  test("a fetch is rejected, because it would have neither key nor deadline", async () => {
    const fetch = vi.fn(() => Promise.resolve(respond(200)));
    const call = silently.GET("/byok", { fetch });
    expect(await rejectionOf(call)).toMatchObject({ reason: "input", argument: "fetch" });
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe("a request that the server may have acted on is not sent again unless it is idempotent:", () => {
  const sendTwice = async (method: string, ...first: Parameters<typeof responding>) => {
    const steps = [responding(...first), responding(200, "{}")];
    const { fetch, requests } = record(() => (steps.shift() ?? silent)());
    const options = { fetch, maxRetries: 1 };
    await sendOverApi(options, method, "/byok/{id}", { params: { path: { id } }, body: {} }).catch(
      () => undefined,
    );
    return requests.length;
  };
  const now = { "retry-after": "0" };

  test.each<[string, string, Parameters<typeof responding>, number]>([
    ["a PATCH after the API's own 429 is", "patch", [429, undefined, now], 2],
    ["a PATCH after a proxy's 429 is not", "patch", [429, "", { ...now, ...html }], 1],
    ["a PATCH after a 503 is not", "patch", [503, undefined, now], 1],
    ["a PUT after a 503 is", "put", [503, undefined, now], 2],
  ])("%s", async (_name, method, first, count) => {
    expect(await sendTwice(method, ...first)).toBe(count);
  });
});

test("a middleware's response that is not JSON is rejected without being quoted", async () => {
  const { api } = createByokClient({ apiKey, fetch: responding(200, "{}") });
  api.use({ onResponse: () => new Response("secret page") });
  const error = await rejectionOf(api.GET("/byok"));
  expect(error).toMatchObject({ reason: "input", argument: "middleware" });
  expect(error.message).not.toContain("secret");
});

test("a middleware can respond instead of the API", async () => {
  const { api } = createByokClient({ apiKey, fetch: silent });
  api.use({ onRequest: () => Response.json({ data: [] }) });
  expect((await api.GET("/byok")).data).toEqual({ data: [] });
});

test("an error that a middleware throws is passed on", async () => {
  const { api } = createByokClient({ apiKey, fetch: responding(200, "{}") });
  api.use({
    onResponse: () => {
      throw new RangeError("of the middleware");
    },
  });
  await expect(api.GET("/byok")).rejects.toThrow(RangeError);
});

test.each([200, 400, 503])("a %i with more than 1 MiB is an error, never empty", async (status) => {
  const fetch = responding(status, "x".repeat(1024 * 1024 + 1));
  const error = await rejectionOf(request(fetch));
  expect(error).toMatchObject({ reason: "response", status, credential: "unknown" });
});

test("a failed deletion says what is known about the credential", async () => {
  const error = await rejectionOf(request(losing));
  expect(error).toMatchObject({ reason: "network", credential: "unknown", mayHaveActed: true });
});

test("a request that deletes no credential fails without a word about one", async () => {
  for (const [method, path] of [
    ["get", "/byok/{id}"],
    ["post", "/byok"],
    ["delete", "/keys/{id}"],
  ] as const) {
    const error = await rejectionOf(request(losing, method, path));
    expect(error).not.toHaveProperty("credential");
    expect(error).toMatchObject({ reason: "network", attempts: 1, mayHaveActed: true });
    expect(error.message).not.toContain("credential");
    expect(error.message).toContain("the server may have acted on the request");
  }
});

test.each([
  ["the API's own", "application/json", false],
  ["a proxy's", "text/html", true],
])("such a request that was refused by %s 429 says so", async (_name, type, mayHaveActed) => {
  const controller = new AbortController();
  const fetch = responding(429, undefined, { "content-type": type, "retry-after": "5" });
  const call = rejectionOf(sendOverApi({ fetch, signal: controller.signal }, "get", "/byok"));
  // The wait before the next attempt has begun.
  await new Promise((resolve) => setTimeout(resolve, 20));
  controller.abort();
  const error = await call;
  expect(error).toMatchObject({ reason: "abort", attempts: 1, mayHaveActed });
  expect(error.message.includes("did not act")).toBe(!mayHaveActed);
});

test("the JSON of a success is not validated further, nor an error with an undocumented status", async () => {
  expect((await request(responding(200, "{}"))).data).toEqual({});
  const { error } = await request(responding(418, envelope(418)));
  expect(error).toEqual(JSON.parse(envelope(418)));
});
