import { afterEach, describe, expect, test, vi } from "vitest";
import { ByokError, createByokClient, deleteByokKey } from "../src/index.ts";
import type { ByokClientOptions } from "../src/index.ts";
import { apiKey, confirming, id, record, responding, withPollution } from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";

const baseUrl = "https://x.example/api/v1";

/** What a library, or an attacker, may have put on `Object.prototype`. */
const pollution: [string, unknown][] = [
  ["baseUrl", "https://evil.example"],
  ["fetch", "replaced by a function in the test"],
  ["apiKey", "sk-polluted"],
  ["timeoutMs", 0],
  ["maxRetries", -1],
  ["dangerouslyAllowBrowser", true],
  ["headers", { "x-evil": "1" }],
  ["header", { "x-evil": "1" }],
  ["query", { evil: "1" }],
  ["querySerializer", () => "evil=1"],
  ["pathSerializer", () => "/evil"],
  ["path", { id: "evil" }],
  ["params", { path: { id: "evil" } }],
  ["body", "evil"],
  ["bodySerializer", () => "evil"],
  ["middleware", [{ onRequest: () => Response.json({ deleted: true }) }]],
  ["signal", AbortSignal.abort()],
  ["Request", "evil"],
  ["requestInitExt", { dispatcher: {} }],
  ["dispatcher", {}],
  ["redirect", "follow"],
  ["method", "POST"],
  ["parseAs", "text"],
];

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** One deletion over a fetch, in each of the ways to make one. */
const ways: Record<string, (options: ByokClientOptions) => Promise<unknown>> = {
  deleteByokKey: (options) => deleteByokKey(id, options),
  "client.deleteByokKey": (options) => createByokClient(options).deleteByokKey(id),
  "client.api": (options) =>
    createByokClient(options).api.DELETE("/byok/{id}", { params: { path: { id } } }),
};

describe.each(Object.keys(ways))("over %s, the key goes where it should, or nowhere,", (way) => {
  test.each(pollution)("with Object.prototype.%s", async (name, value) => {
    const otherFetch = vi.fn(confirming);
    vi.stubGlobal("fetch", otherFetch);
    const { fetch, requests } = record();
    const inherited: unknown[] = [];
    const call = (): unknown =>
      ways[way]?.({
        apiKey,
        baseUrl,
        fetch: (url, init) => {
          inherited.push((init as unknown as Record<string, unknown>)[name]);
          return fetch(url, init);
        },
      });
    const outcome = await withPollution(name, name === "fetch" ? otherFetch : value, async () => {
      try {
        return await call();
      } catch (error) {
        return error;
      }
    });
    expect(otherFetch).not.toHaveBeenCalled();
    if (requests.length === 0) {
      expect(outcome).toBeInstanceOf(Error);
      if (outcome instanceof ByokError) expect(outcome).toMatchObject({ reason: "input" });
      if (way !== "client.api") expect(outcome).toMatchObject({ credential: "unchanged" });
      return;
    }
    const [request] = requests;
    const url = `${baseUrl}/byok/${id}`;
    expect(request).toMatchObject({ method: "DELETE", redirect: "manual" });
    expect(request?.headers["authorization"]).toBe(`Bearer ${apiKey}`);
    if (way === "client.api") {
      expect(request?.url.split("?")[0]).toBe(url);
    } else {
      expect(outcome).toEqual({ deleted: true });
      expect(request).toEqual({
        url,
        method: "DELETE",
        headers: { authorization: `Bearer ${apiKey}` },
        redirect: "manual",
        signal: expect.any(AbortSignal) as AbortSignal,
      });
      // A native fetch would read these from the prototype, too.
      expect(inherited[0]).not.toBe(value);
    }
  });

  test("with a property that concerns no request", async () => {
    const { fetch, requests } = record();
    await withPollution("anything", "else", async () => ways[way]?.({ apiKey, baseUrl, fetch }));
    expect(requests).toHaveLength(1);
  });
});

test("Object.prototype does not switch off the guard against browsers", async () => {
  vi.stubGlobal("document", {});
  const error = await withPollution("dangerouslyAllowBrowser", true, () =>
    rejectionOf(deleteByokKey(id, { apiKey, fetch: confirming })),
  );
  expect(error).toMatchObject({ reason: "input", argument: "dangerouslyAllowBrowser" });
});

test.each<[string, unknown, string]>([
  ["error", { code: 403, message: "no" }, "{}"],
  ["code", 403, '{"error":{"message":"no"}}'],
  ["message", "no", '{"error":{"code":403}}'],
])("Object.prototype.%s does not make a response the API's own", async (name, value, body) => {
  const error = await withPollution(name, value, () =>
    rejectionOf(deleteByokKey(id, { apiKey, fetch: responding(403, body) })),
  );
  expect(error).toMatchObject({ status: 403, credential: "unknown" });
});

test("Object.prototype does not confirm a deletion", async () => {
  const error = await withPollution("deleted", true, () =>
    rejectionOf(deleteByokKey(id, { apiKey, fetch: responding(200, "{}") })),
  );
  expect(error).toMatchObject({ reason: "response", status: 200, credential: "unknown" });
});

test("Object.prototype does not supply a cause", async () => {
  const error = await withPollution("cause", "polluted", () =>
    rejectionOf(deleteByokKey(id, { apiKey, fetch: responding(403) })),
  );
  expect(Object.hasOwn(error, "cause")).toBe(false);
});

test("Object.prototype does not supply a key", async () => {
  vi.stubEnv("OPENROUTER_MANAGEMENT_KEY", undefined);
  vi.stubEnv("OPENROUTER_API_KEY", undefined);
  vi.stubGlobal("fetch", confirming);
  for (const options of [{ fetch: confirming }, undefined]) {
    const error = await withPollution("apiKey", "sk-polluted", () =>
      rejectionOf(deleteByokKey(id, options)),
    );
    expect(error).toMatchObject({ reason: "input", argument: "apiKey", attempts: 0 });
  }
});
