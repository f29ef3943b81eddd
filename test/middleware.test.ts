import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Middleware } from "openapi-fetch";
import { createByokClient } from "../src/index.ts";
import type { ByokClientOptions } from "../src/index.ts";
import {
  apiKey,
  confirmingFetch,
  id,
  failingFetch,
  recordRequests,
  apiResponse,
  fetchReturning,
} from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";

const otherId = "99999999-2222-3333-4444-555555555555";

/** A client with this middleware, and the requests that it sends. */
function clientWith(middleware: Middleware, options: ByokClientOptions = {}) {
  const { fetch, requests } = recordRequests(confirmingFetch);
  const client = createByokClient({ apiKey, fetch, ...options });
  client.api.use(middleware);
  return { client, requests };
}

const fail = (): never => {
  throw new Error("no");
};

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
});

afterEach(() => {
  vi.restoreAllMocks();
});

test("middleware sees a deletion once, even if it is retried, and never sees the key", async () => {
  const seen: unknown[] = [];
  const steps = [apiResponse(503, undefined, { "retry-after": "0" }), apiResponse(200)];
  const fetch = (): Promise<Response> => Promise.resolve(steps.shift() ?? apiResponse(500));
  const observe: Middleware = {
    onRequest: ({ request, schemaPath, params }) => {
      seen.push([request.method, request.url, [...request.headers], schemaPath, params.path]);
    },
    onResponse: ({ response, request }) => {
      seen.push([response.status, [...request.headers]]);
    },
  };
  const { client } = clientWith(observe, { fetch, baseUrl: "https://x.example" });
  await expect(client.deleteByokKey(id)).resolves.toEqual({ deleted: true });
  expect(seen).toEqual([
    ["DELETE", `https://x.example/byok/${id}`, [], "/byok/{id}", { id }],
    [200, []],
  ]);
});

test("middleware can add headers but cannot replace the key", async () => {
  const { client, requests } = clientWith({
    onRequest: ({ request }) => {
      request.headers.set("x-trace", "1");
      request.headers.set("authorization", "Bearer other");
    },
  });
  await client.deleteByokKey(id);
  const authorization = `Bearer ${apiKey}`;
  expect(requests.map(({ headers }) => headers)).toEqual([{ authorization, "x-trace": "1" }]);
});

test("middleware can read the response body without consuming it for the client", async () => {
  const bodies: unknown[] = [];
  const { client } = clientWith({
    onResponse: async ({ response }) => void bodies.push(await response.json()),
  });
  await expect(client.deleteByokKey(id)).resolves.toEqual({ deleted: true });
  expect(bodies).toEqual([{ deleted: true }]);
});

describe("the reported outcome is true even if a middleware", () => {
  const input = { reason: "input", argument: "middleware" };
  const unsent = { ...input, credential: "unchanged", attempts: 0 };

  test.each<[string, Middleware]>([
    ["throws before the request", { onRequest: fail }],
    ["returns something other than a request", { onRequest: () => 5 as never }],
    ["responds itself", { onRequest: () => apiResponse(200) }],
    ["responds itself with a 404", { onRequest: () => apiResponse(404) }],
    [
      "replaces the id",
      { onRequest: ({ request }) => new Request(request.url.replace(id, otherId), request) },
    ],
    ["adds a query", { onRequest: ({ request }) => new Request(`${request.url}?a=b`, request) }],
    [
      "replaces the method",
      { onRequest: ({ request }) => new Request(request, { method: "GET" }) },
    ],
    ["adds a body", { onRequest: ({ request }) => new Request(request, { body: "{}" }) }],
    [
      "replaces the server",
      { onRequest: () => new Request(`https://evil.example/byok/${id}`, { method: "DELETE" }) },
    ],
  ])("%s, in which case nothing is sent", async (_name, middleware) => {
    const { client, requests } = clientWith(middleware);
    expect(await rejectionOf(client.deleteByokKey(id))).toMatchObject(unsent);
    expect(requests).toHaveLength(0);
  });

  test("throws after the response", async () => {
    const { client } = clientWith({ onResponse: fail });
    const expected = { ...input, credential: "unknown", attempts: 1 };
    expect(await rejectionOf(client.deleteByokKey(id))).toMatchObject(expected);
  });

  test("throws after a 401 from the API", async () => {
    const { client } = clientWith({ onResponse: fail }, { fetch: fetchReturning(401) });
    const expected = { ...input, credential: "unchanged", attempts: 1 };
    expect(await rejectionOf(client.deleteByokKey(id))).toMatchObject(expected);
  });

  test.each([200, 401, 404, 503])("replaces a 503 with a %i", async (status) => {
    const options = { fetch: fetchReturning(503), maxRetries: 0 };
    const { client } = clientWith({ onResponse: () => apiResponse(status) }, options);
    const expected = { reason: "http", status: 503, credential: "unknown" };
    expect(await rejectionOf(client.deleteByokKey(id))).toMatchObject(expected);
  });

  test("replaces a confirmation with an error", async () => {
    const { client } = clientWith({ onResponse: () => apiResponse(500) });
    await expect(client.deleteByokKey(id)).resolves.toEqual({ deleted: true });
  });

  test.each<[string, NonNullable<Middleware["onError"]>]>([
    ["responds to a lost connection", () => apiResponse(200)],
    ["replaces the error of a lost connection", () => new Error("other")],
    ["throws another error after a lost connection", fail],
  ])("%s", async (_name, onError) => {
    const { client } = clientWith({ onError }, { fetch: failingFetch, maxRetries: 0 });
    const expected = { reason: "network", credential: "unknown", attempts: 1 };
    expect(await rejectionOf(client.deleteByokKey(id))).toMatchObject(expected);
  });

  test("sends the request again, in which case the last response determines the outcome", async () => {
    const responses = [apiResponse(503), apiResponse(404)];
    const fetch = (): Promise<Response> => Promise.resolve(responses.shift() ?? apiResponse(500));
    const { client } = clientWith(
      { onResponse: ({ request, options }) => options.fetch(request) },
      { fetch, maxRetries: 0 },
    );
    const expected = { status: 404, credential: "absent", attempts: 2 };
    expect(await rejectionOf(client.deleteByokKey(id))).toMatchObject(expected);
  });

  test("sends the request again before the first request is rejected", async () => {
    let reject = (): void => undefined;
    const rejected = new Promise<Response>((resolve) => {
      reject = () => {
        resolve(apiResponse(401));
      };
    });
    const steps = [() => rejected, failingFetch];
    const { client } = clientWith(
      {
        onRequest: async ({ request, options }) => {
          const first = options.fetch(request.clone());
          const second = options.fetch(request.clone());
          reject();
          await Promise.allSettled([first, second]);
          return await first;
        },
      },
      { fetch: () => (steps.shift() ?? failingFetch)(), maxRetries: 0 },
    );
    expect(await rejectionOf(client.deleteByokKey(id))).toMatchObject({ credential: "unknown" });
  });
});

test.each<[string, (reads: number) => object]>([
  ["method", (reads) => ({ method: reads === 1 ? "DELETE" : "PATCH" })],
  [
    "url",
    (reads) => ({ url: `https://openrouter.ai/api/v1/${reads === 1 ? "byok" : "keys"}/${id}` }),
  ],
])("a request whose %s changes after the check is not sent in another form", async (name, read) => {
  let reads = 0;
  const { client, requests } = clientWith({
    onRequest: ({ request }) => {
      const get = (): unknown => Object.values(read(++reads))[0];
      return Object.defineProperty(request, name, { get });
    },
  });
  const result = await client.deleteByokKey(id).catch((error: unknown) => error);
  for (const { method, url } of requests) {
    expect([method, url]).toEqual(["DELETE", `https://openrouter.ai/api/v1/byok/${id}`]);
  }
  if (requests.length > 0) expect(result).toEqual({ deleted: true });
  expect(reads).toBeGreaterThan(0);
});

test("the deadline ends a call whose middleware never settles", async () => {
  const { client, requests } = clientWith({ onRequest: () => new Promise(() => undefined) });
  const error = await rejectionOf(client.deleteByokKey(id, { timeoutMs: 20 }));
  expect(error).toMatchObject({ reason: "timeout", credential: "unchanged", attempts: 0 });
  expect(requests).toHaveLength(0);
});

test("middleware sees a gateway's response unchanged", async () => {
  const seen: unknown[] = [];
  const html = { "content-type": "text/html" };
  const { client } = clientWith(
    {
      onResponse: async ({ response }) => {
        seen.push(response.status, await response.clone().text());
      },
    },
    { fetch: fetchReturning(403, "<html>", html), maxRetries: 0 },
  );
  await rejectionOf(client.api.GET("/byok"));
  await rejectionOf(client.deleteByokKey(id));
  expect(seen).toEqual([403, "<html>", 403, "<html>"]);
});

test("middleware cannot send the request again once the call has ended", async () => {
  let sendAgain: (() => Promise<Response>) | undefined;
  const { client, requests } = clientWith({
    onRequest: ({ request, options }) => {
      sendAgain = () => options.fetch(request.clone());
    },
  });
  await client.deleteByokKey(id);
  await expect(sendAgain?.()).rejects.toMatchObject({
    argument: "middleware",
    message: expect.stringMatching(/^middleware sent the request again/) as string,
  });
  expect(requests).toHaveLength(1);
});

test("a deletion with invalid input never reaches middleware", async () => {
  const onRequest = vi.fn();
  const { client } = clientWith({ onRequest });
  expect(await rejectionOf(client.deleteByokKey(".."))).toMatchObject({ argument: "id" });
  expect(onRequest).not.toHaveBeenCalled();
});
