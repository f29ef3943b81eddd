import crossFetch from "cross-fetch";
import nodeFetch from "node-fetch";
import { Agent, fetch as undiciFetch } from "undici";
import { describe, expect, test, vi } from "vitest";
import { deleteByokKey } from "../src/index.ts";
import type { ByokFetch } from "../src/index.ts";
import { apiKey, confirmation, envelope, id, apiResponse, sendOverApi } from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";
import { respondWith, startServer } from "./helpers/server.ts";

const dispatcher = new Agent();

test("a custom fetch may send requests to another URL", async () => {
  const { baseUrl } = await startServer(respondWith(200, confirmation));
  const rewritingFetch: ByokFetch = (url, init) => {
    return fetch(url.replace("https://openrouter.ai/api/v1", baseUrl), init);
  };
  const call = deleteByokKey(id, { apiKey, fetch: rewritingFetch });
  await expect(call).resolves.toEqual({ deleted: true });
});

test("a followed redirect leaves the credential unknown even if only the response's URL shows it", async () => {
  const fetch: ByokFetch = () => {
    const { status, headers, body } = apiResponse(401);
    const arrayBuffer = () => new Response(body).arrayBuffer();
    return Promise.resolve({
      status,
      headers,
      url: "https://elsewhere.example/login",
      arrayBuffer,
    });
  };
  const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch }));
  expect(error).toMatchObject({ reason: "http", status: 401, credential: "unknown" });
});

const implementations: [string, ByokFetch][] = [
  ["the global fetch", fetch],
  ["undici", undiciFetch],
  ["undici with a dispatcher", (url, init) => undiciFetch(url, { ...init, dispatcher })],
  ["node-fetch", nodeFetch],
  ["cross-fetch", crossFetch],
];

describe.each(implementations)("with %s,", (_name, fetch) => {
  const options = { apiKey, fetch, maxRetries: 0, attemptTimeoutMs: 2000 };

  test("deleteByokKey sends the expected request and resolves with the confirmation", async () => {
    const { baseUrl, requests } = await startServer(respondWith(200, confirmation));
    const headers = { "x-trace": "1" };
    const result = await deleteByokKey(id, { ...options, baseUrl, headers });
    expect(result).toEqual({ deleted: true });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      method: "DELETE",
      url: `/api/v1/byok/${id}`,
      headers: { authorization: `Bearer ${apiKey}`, "x-trace": "1" },
    });
    expect(requests[0]?.headers).not.toHaveProperty("content-type");
  });

  test("a request body arrives unchanged", async () => {
    const bodies: string[] = [];
    const { baseUrl } = await startServer((request, response) => {
      request.on("data", (chunk: Buffer) => bodies.push(chunk.toString()));
      request.on("end", () => {
        bodies.push(String(request.headers["content-type"]));
        respondWith(200, "{}")(request, response);
      });
    });
    await sendOverApi({ ...options, baseUrl }, "post", "/byok", { body: { name: "clé" } });
    expect(bodies).toEqual(['{"name":"clé"}', "application/json"]);
  });

  const html = { "content-type": "text/html" };

  test.each<[string, Parameters<typeof startServer>[0], object]>([
    ["a 404 from the API", respondWith(404, envelope(404)), { status: 404, credential: "absent" }],
    [
      "a 401 from the API",
      respondWith(401, envelope(401)),
      { status: 401, credential: "unchanged" },
    ],
    [
      "a 403 with an HTML body",
      respondWith(403, "<html>", html),
      { status: 403, credential: "unknown" },
    ],
    [
      "a lost connection",
      (request) => request.socket.destroy(),
      { reason: "network", credential: "unknown" },
    ],
    [
      "a body of more than 1 MiB",
      respondWith(200, "x".repeat(2 * 1024 * 1024)),
      { reason: "response", status: 200, credential: "unknown" },
    ],
  ])("%s is reported with the right credential state", async (_case, respond, expected) => {
    const { baseUrl } = await startServer(respond);
    const error = await rejectionOf(deleteByokKey(id, { ...options, baseUrl }));
    expect(error).toMatchObject({ ...expected, attempts: 1 });
  });

  test("a stalled error body leaves the credential unknown", async () => {
    const { baseUrl } = await startServer((_request, response) => {
      const headers = { "content-type": "application/json", "content-length": 500 };
      response.writeHead(401, headers).write(envelope(401));
    });
    const call = deleteByokKey(id, { ...options, baseUrl, attemptTimeoutMs: 300 });
    const error = await rejectionOf(call);
    expect(error).toMatchObject({ reason: "http", status: 401, credential: "unknown" });
  });

  test("a redirect is not followed", async () => {
    const target = await startServer(respondWith(200, confirmation));
    const location = `${target.baseUrl}/byok/${id}`;
    const { baseUrl } = await startServer(respondWith(307, "", { location }));
    const error = await rejectionOf(deleteByokKey(id, { ...options, baseUrl }));
    expect(error).toMatchObject({ reason: "http", status: 307, credential: "unknown" });
    expect(target.requests).toHaveLength(0);
  });

  test("an abort before the response closes the connection", async () => {
    const controller = new AbortController();
    let isClosed = false;
    const { baseUrl } = await startServer((_request, response) => {
      response.on("close", () => (isClosed = true));
      controller.abort();
    });
    const call = deleteByokKey(id, { ...options, baseUrl, signal: controller.signal });
    expect(await rejectionOf(call)).toMatchObject({ reason: "abort", credential: "unknown" });
    await vi.waitFor(() => {
      expect(isClosed).toBe(true);
    });
  });

  test("an abort while the body is being read ends the call", async () => {
    const controller = new AbortController();
    const { baseUrl } = await startServer((_request, response) => {
      response.writeHead(200).write(confirmation.slice(0, 5), () => {
        setTimeout(() => {
          controller.abort();
        }, 20);
      });
    });
    const call = deleteByokKey(id, { ...options, baseUrl, signal: controller.signal });
    expect(await rejectionOf(call)).toMatchObject({ reason: "abort", credential: "unknown" });
  });
});
