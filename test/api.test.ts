import { expect, expectTypeOf, test } from "vitest";
import { createByokClient } from "../src/index.ts";
import type { ByokFetch, DeleteByokKeyResponse } from "../src/index.ts";
import {
  apiKey,
  confirmation,
  envelope,
  id,
  losing,
  respond,
  responding,
  sendOverApi,
} from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";
import { answering, startServer } from "./helpers/server.ts";

test("api is the openapi-fetch client over the contract's paths, with the key and the wire rules", async () => {
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

test.each([204, 205])("a %i has no body, even if a fetch gives it one", async (status) => {
  const odd = Object.defineProperty(respond(200), "status", { value: status });
  for (const fetch of [responding(status), resolvingWith(odd)]) {
    const { data, error, response } = await request(fetch);
    expect(response.status).toBe(status);
    expect(data ?? "").toBe("");
    expect(error).toBeUndefined();
  }
});

test("an error response whose body breaks off is a response without a body", async () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"error":'));
    },
    pull(controller) {
      controller.error(new Error("broken off"));
    },
  });
  const { error, response } = await request(responding(400, body));
  expect(response.status).toBe(400);
  expect(error).toBe("");
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

test("a response is not validated: an undocumented body is the caller's to check", async () => {
  expect((await request(responding(200, "{}"))).data).toEqual({});
  const { error } = await request(responding(418, envelope(418)));
  expect(error).toEqual(JSON.parse(envelope(418)));
});
