import { afterEach, expect, expectTypeOf, test, vi } from "vitest";
import { createByokClient, deleteByokKey } from "../src/index.ts";
import type { DeleteByokKeyResponse } from "../src/index.ts";
import {
  apiKey,
  confirmation,
  confirmingFetch,
  id,
  recordRequests,
  hangingFetch,
} from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";
import { respondWith, startServer } from "./helpers/server.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

test("deleteByokKey sends one DELETE request to the credential's path, with the key and without a body", async () => {
  const { baseUrl, requests } = await startServer(respondWith(200, confirmation));
  await deleteByokKey(id, { apiKey, baseUrl });
  expect(requests).toHaveLength(1);
  const [request] = requests;
  expect(request?.method).toBe("DELETE");
  expect(request?.url).toBe(`/api/v1/byok/${id}`);
  expect(request?.headers.authorization).toBe(`Bearer ${apiKey}`);
  expect(request?.headers).not.toHaveProperty("content-type");
  expect(request?.headers).not.toHaveProperty("transfer-encoding");
});

test("deleteByokKey resolves with the confirmation, typed as in the contract", async () => {
  const { baseUrl } = await startServer(respondWith(200, confirmation));
  const result = await deleteByokKey(id, { apiKey, baseUrl });
  expect(result).toEqual({ deleted: true });
  expectTypeOf(result).toEqualTypeOf<DeleteByokKeyResponse>();
  expectTypeOf(result.deleted).toEqualTypeOf<true>();
});

test("requests go to the contract's server unless baseUrl is set", async () => {
  const { fetch, requests } = recordRequests();
  await deleteByokKey(id, { apiKey, fetch });
  await deleteByokKey(id, { apiKey, fetch, baseUrl: "https://proxy.example/a/b/" });
  await deleteByokKey(id, { apiKey, fetch, baseUrl: "https://proxy.example//" });
  const contract = await import("../src/generated/operations.ts");
  expect(requests.map(({ url }) => url)).toEqual([
    `${contract.serverUrl}/byok/${id}`,
    `https://proxy.example/a/b/byok/${id}`,
    `https://proxy.example/byok/${id}`,
  ]);
});

test("without apiKey, OPENROUTER_MANAGEMENT_KEY takes precedence over OPENROUTER_API_KEY", async () => {
  const { baseUrl, requests } = await startServer(respondWith(200, confirmation));
  const client = createByokClient({ baseUrl });
  vi.stubEnv("OPENROUTER_API_KEY", "sk-second");
  await client.deleteByokKey(id);
  vi.stubEnv("OPENROUTER_MANAGEMENT_KEY", "sk-first");
  await client.deleteByokKey(id);
  const sent = requests.map(({ headers }) => headers.authorization);
  expect(sent).toEqual(["Bearer sk-second", "Bearer sk-first"]);
});

test("fetch is called with a URL string and a plain object, which every implementation accepts", async () => {
  const fetch = vi.fn(confirmingFetch);
  await deleteByokKey(id, { apiKey, fetch, baseUrl: "https://x.example" });
  expect(fetch.mock.calls).toEqual([
    [
      `https://x.example/byok/${id}`,
      {
        method: "DELETE",
        headers: { authorization: `Bearer ${apiKey}` },
        redirect: "manual",
        keepalive: false,
        signal: expect.any(AbortSignal) as AbortSignal,
      },
    ],
  ]);
});

test("the headers of a call are merged with those of the client and take precedence", async () => {
  const { fetch, requests } = recordRequests();
  const client = createByokClient({ apiKey, fetch, headers: { "X-Title": "a", "X-Trace": "1" } });
  await client.deleteByokKey(id, { headers: new Headers({ "x-title": "b" }) });
  await client.deleteByokKey(id, { headers: [["X-Call", "2"]] });
  await client.api.DELETE("/byok/{id}", { params: { path: { id } } });
  await deleteByokKey(id, { apiKey, fetch, headers: { "X-Once": "3" } });
  const authorization = `Bearer ${apiKey}`;
  expect(requests.map(({ headers }) => headers)).toEqual([
    { authorization, "x-title": "b", "x-trace": "1" },
    { authorization, "x-title": "a", "x-trace": "1", "x-call": "2" },
    { authorization, "x-title": "a", "x-trace": "1" },
    { authorization, "x-once": "3" },
  ]);
});

test("an option of a call overrides the client's option for that call", async () => {
  const client = createByokClient({ apiKey, fetch: hangingFetch, timeoutMs: 5, maxRetries: 0 });
  const { signal } = new AbortController();
  const aborted = AbortSignal.abort();
  expect(await rejectionOf(client.deleteByokKey(id))).toMatchObject({ reason: "timeout" });
  const ended = client.deleteByokKey(id, { signal: aborted });
  expect(await rejectionOf(ended)).toMatchObject({ reason: "abort" });
  const slower = rejectionOf(client.deleteByokKey(id, { timeoutMs: 50, signal }));
  expect((await slower).message).toContain("50 ms");
});

test("an apiKey function may be async and runs for each call", async () => {
  const { baseUrl, requests } = await startServer(respondWith(200, confirmation));
  const keys = ["sk-1", "sk-2"];
  const client = createByokClient({
    baseUrl,
    apiKey: () => Promise.resolve(keys.shift() ?? "sk-none-left"),
  });
  await client.deleteByokKey(id);
  await client.deleteByokKey(id);
  const sent = requests.map(({ headers }) => headers.authorization);
  expect(sent).toEqual(["Bearer sk-1", "Bearer sk-2"]);
});
