import { expect, expectTypeOf, test } from "vitest";
import { createByokClient } from "../src/index.ts";
import type { ByokClientOptions, DeleteByokKeyResponse } from "../src/index.ts";
import { rejectionOf } from "./helpers/rejection.ts";
import { answering, startServer } from "./helpers/server.ts";

const id = "11111111-2222-3333-4444-555555555555";
const apiKey = "sk-or-v1-test";
const confirmation = '{"deleted":true}';

test("api is the openapi-fetch client over the contract's paths, with the key and the rules of the wire", async () => {
  const { baseUrl, requests } = await startServer(answering(200, confirmation));
  const { api } = createByokClient({ apiKey, baseUrl });
  const { data, response } = await api.DELETE("/byok/{id}", { params: { path: { id } } });
  expect(data).toEqual({ deleted: true });
  expectTypeOf(data).toEqualTypeOf<DeleteByokKeyResponse | undefined>();
  expect(response.status).toBe(200);
  expect(requests[0]?.headers.authorization).toBe(`Bearer ${apiKey}`);
});

/** What a request over the API becomes when it is answered like this. */
function request(answer: () => Response): Promise<{ error?: unknown; response: Response }> {
  const fetch: ByokClientOptions["fetch"] = () => Promise.resolve(answer());
  const { api } = createByokClient({ apiKey, fetch, maxRetries: 0 });
  return api.DELETE("/byok/{id}", { params: { path: { id } } });
}

test.each([300, 302, 399])("over api, too, a redirect of %i is refused", async (status) => {
  const error = await rejectionOf(request(() => new Response(null, { status })));
  expect(error).toMatchObject({ reason: "http", status, credential: "unknown" });
});

test("over api, too, a status that HTTP does not have is refused", async () => {
  const error = await rejectionOf(
    request(() => Object.defineProperty(new Response(), "status", { value: 999 })),
  );
  expect(error).toMatchObject({ reason: "http", status: 999, credential: "unknown" });
  expect(error.message).toContain("the answer is 999");
  const { response } = await request(() => new Response(null, { status: 599 }));
  expect(response.status).toBe(599);
});

test("over api, an answer that may not have a body has none", async () => {
  const { response } = await request(() => new Response(null, { status: 204 }));
  expect(response.status).toBe(204);
});

test("over api, a failure whose body breaks off is an answer without a body", async () => {
  const broken = (): ReadableStream =>
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"error":'));
      },
      pull(controller) {
        controller.error(new Error("broken off"));
      },
    });
  const { error, response } = await request(() => new Response(broken(), { status: 400 }));
  expect(response.status).toBe(400);
  expect(error).toBe("");
});

test("over api, an answer of more than 1 MiB has no body", async () => {
  const { error, response } = await request(
    () => new Response("x".repeat(1024 * 1024 + 1), { status: 400 }),
  );
  expect(response.status).toBe(400);
  expect(error).toBe("");
});
