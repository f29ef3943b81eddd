import { describe, expect, test, vi } from "vitest";
import { createByokClient, deleteByokKey } from "../src/index.ts";
import type { ByokClientOptions } from "../src/index.ts";
import { apiKey, confirming, id, record, withPollution } from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";

const baseUrl = "https://x.example/api/v1";

/** Properties that a library, or an attacker, may have put on `Object.prototype`. */
const pollution: [string, unknown][] = [
  ["baseUrl", "https://evil.example"],
  ["fetch", vi.fn(confirming)],
  ["apiKey", "sk-polluted"],
  ["timeoutMs", 0],
  ["maxRetries", -1],
  ["dangerouslyAllowBrowser", true],
  ["headers", { "x-evil": "1" }],
  ["query", { evil: "1" }],
  ["pathSerializer", () => "/evil"],
  ["params", { path: { id: "evil" } }],
  ["body", "evil"],
  ["middleware", [{ onRequest: () => Response.json({ deleted: true }) }]],
  ["signal", AbortSignal.abort()],
  ["Request", "evil"],
  ["dispatcher", {}],
  ["redirect", "follow"],
  ["method", "POST"],
  ["parseAs", "text"],
  ["error", { code: 403, message: "no" }],
  ["code", 403],
  ["deleted", true],
  ["OPENROUTER_API_KEY", "sk-polluted"],
  ["anything", "else"],
];

/** A client that was created before the pollution, and one after it. */
const ways: Record<string, (options: ByokClientOptions) => Promise<unknown>> = {
  deleteByokKey: (options) => deleteByokKey(id, options),
  "client.deleteByokKey": async (options) => await createByokClient(options).deleteByokKey(id),
  "client.api": async (options) =>
    await createByokClient(options).api.DELETE("/byok/{id}", { params: { path: { id } } }),
};

describe.each(Object.keys(ways))("over %s, nothing is sent", (way) => {
  test.each(pollution)("while there is an Object.prototype.%s", async (name, value) => {
    const { fetch, requests } = record();
    const error = await withPollution(name, value, () =>
      rejectionOf(ways[way]?.({ apiKey, baseUrl, fetch }) ?? Promise.resolve()),
    );
    expect(requests).toHaveLength(0);
    expect(error).toMatchObject({ reason: "input", attempts: 0 });
  });

  test("although its client was created before", async () => {
    const { fetch, requests } = record();
    const client = createByokClient({ apiKey, baseUrl, fetch });
    const error = await withPollution("anything", "else", () =>
      rejectionOf(client.deleteByokKey(id)),
    );
    expect(requests).toHaveLength(0);
    expect(error).toMatchObject({ argument: "options", credential: "unchanged" });
    expect(error.message).toContain("Object.prototype");
  });
});

test("a property that no loop shows does not matter", async () => {
  Object.defineProperty(Object.prototype, "hidden", { value: 1, configurable: true });
  await expect(deleteByokKey(id, { apiKey, fetch: confirming })).resolves.toBeDefined();
  Reflect.deleteProperty(Object.prototype, "hidden");
});
