import { afterEach, expect, expectTypeOf, test, vi } from "vitest";
import { createByokClient, deleteByokKey } from "../src/index.ts";
import type { DeleteByokKeyResponse } from "../src/index.ts";
import { answering, startServer } from "./helpers/server.ts";

const id = "11111111-2222-3333-4444-555555555555";
const apiKey = "sk-or-v1-test";
const confirmation = '{"deleted":true}';

afterEach(() => {
  vi.unstubAllEnvs();
});

test("one DELETE request goes to the credential's path, with the key in its header and no body", async () => {
  const { baseUrl, requests } = await startServer(answering(200, confirmation));
  await deleteByokKey(id, { apiKey, baseUrl });
  expect(requests).toHaveLength(1);
  const [request] = requests;
  expect(request?.method).toBe("DELETE");
  expect(request?.url).toBe(`/api/v1/byok/${id}`);
  expect(request?.headers.authorization).toBe(`Bearer ${apiKey}`);
  expect(request?.headers).not.toHaveProperty("content-type");
  expect(request?.headers).not.toHaveProperty("transfer-encoding");
});

test("a confirmed deletion resolves with the confirmation, typed as the contract has it", async () => {
  const { baseUrl } = await startServer(answering(200, confirmation));
  const result = await deleteByokKey(id, { apiKey, baseUrl });
  expect(result).toEqual({ deleted: true });
  expectTypeOf(result).toEqualTypeOf<DeleteByokKeyResponse>();
  expectTypeOf(result.deleted).toEqualTypeOf<true>();
});

test("the request goes to the contract's server unless another base URL is given", async () => {
  const urls: string[] = [];
  const fetch = (request: Request): Promise<Response> => {
    urls.push(request.url);
    return Promise.resolve(new Response(confirmation));
  };
  await deleteByokKey(id, { apiKey, fetch });
  await deleteByokKey(id, { apiKey, fetch, baseUrl: "https://proxy.example/a/b/" });
  const contract = await import("../src/generated/operations.ts");
  expect(urls).toEqual([
    `${contract.serverUrl}/byok/${id}`,
    `https://proxy.example/a/b/byok/${id}`,
  ]);
});

test("without apiKey, the call reads OPENROUTER_MANAGEMENT_KEY, then OPENROUTER_API_KEY", async () => {
  const { baseUrl, requests } = await startServer(answering(200, confirmation));
  const client = createByokClient({ baseUrl });
  vi.stubEnv("OPENROUTER_API_KEY", "sk-second");
  await client.deleteByokKey(id);
  vi.stubEnv("OPENROUTER_MANAGEMENT_KEY", "sk-first");
  await client.deleteByokKey(id);
  const sent = requests.map(({ headers }) => headers.authorization);
  expect(sent).toEqual(["Bearer sk-second", "Bearer sk-first"]);
});

test("a function for the key is asked for each call, and may be asynchronous", async () => {
  const { baseUrl, requests } = await startServer(answering(200, confirmation));
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
