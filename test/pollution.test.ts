import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createByokClient, deleteByokKey } from "../src/index.ts";
import type { ByokClientOptions } from "../src/index.ts";
import { apiKey, confirmingFetch, id, recordRequests, withPollution } from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";

const baseUrl = "https://x.example/api/v1";

/** Properties that a library or an attacker may have added to `Object.prototype`. */
const pollution: [string, unknown][] = [
  ["baseUrl", "https://evil.example"],
  ["fetch", vi.fn(confirmingFetch)],
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

/** The three ways to delete a credential. */
const ways: Record<string, (options: ByokClientOptions) => Promise<unknown>> = {
  deleteByokKey: (options) => deleteByokKey(id, options),
  "client.deleteByokKey": async (options) => await createByokClient(options).deleteByokKey(id),
  "client.api": async (options) =>
    await createByokClient(options).api.DELETE("/byok/{id}", { params: { path: { id } } }),
};

describe.each(Object.keys(ways))("%s sends nothing", (way) => {
  test.each(pollution)("while Object.prototype has the property %s", async (name, value) => {
    const { fetch, requests } = recordRequests();
    const error = await withPollution(name, value, () =>
      rejectionOf(ways[way]?.({ apiKey, baseUrl, fetch }) ?? Promise.resolve()),
    );
    expect(requests).toHaveLength(0);
    expect(error).toMatchObject({ reason: "input", attempts: 0 });
  });
});

test("a client sends nothing if Object.prototype is polluted after its creation", async () => {
  const { fetch, requests } = recordRequests();
  const client = createByokClient({ apiKey, baseUrl, fetch });
  const error = await withPollution("anything", "else", () =>
    rejectionOf(client.deleteByokKey(id)),
  );
  expect(requests).toHaveLength(0);
  expect(error).toMatchObject({ argument: "options", credential: "unchanged" });
  expect(error.message).toContain("Object.prototype");
});

test("a non-enumerable property of Object.prototype does not prevent a deletion", async () => {
  Object.defineProperty(Object.prototype, "hidden", { value: 1, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(Object.prototype, "hidden"));
  await expect(deleteByokKey(id, { apiKey, fetch: confirmingFetch })).resolves.toBeDefined();
});
