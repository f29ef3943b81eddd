import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { build } from "esbuild";
import { describe, expect, onTestFinished, test } from "vitest";
import * as ours from "../src/index.ts";
import { createByokClient, deleteByokKey } from "../src/index.ts";
import { apiKey, envelope, id, failingFetch, apiResponse, fetchReturning } from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";
import { startServer } from "./helpers/server.ts";

const failureAfter = (...response: Parameters<typeof fetchReturning>) =>
  rejectionOf(deleteByokKey(id, { apiKey, maxRetries: 0, fetch: fetchReturning(...response) }));

describe("JSON.stringify", () => {
  test("includes the name, the message and all fields of an error response", async () => {
    const error = await failureAfter(429, envelope(429, "Slow down"), { "retry-after": "3600" });
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "ByokError",
      message:
        "the response has status 429 (Slow down) and a Retry-After of 3600 s; the credential is unchanged",
      reason: "http",
      status: 429,
      detail: "Slow down",
      retryAfterMs: 3_600_000,
      credential: "unchanged",
      attempts: 1,
      mayHaveActed: false,
    });
  });

  test("includes the body of a documented error", async () => {
    const text = envelope(404, "gone");
    const json = JSON.stringify(await failureAfter(404, text));
    expect(JSON.parse(json)).toMatchObject({
      credential: "absent",
      body: JSON.parse(text) as unknown,
    });
  });

  test("includes no credential for a request through api", async () => {
    const { api } = createByokClient({ apiKey, fetch: failingFetch, maxRetries: 0 });
    const body = { provider: "openai", key: "sk-x" } as const;
    const error = await rejectionOf(api.POST("/byok", { body }));
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "ByokError",
      message:
        "the connection to openrouter.ai failed (ECONNRESET); the server may have acted on the request",
      reason: "network",
      code: "ECONNRESET",
      attempts: 1,
      mayHaveActed: true,
    });
  });
});

test("console.error prints the message and every field", async () => {
  const text = inspect(await failureAfter(404, envelope(404, "gone")));
  expect(text).toMatch(
    /^ByokError: the response has status 404 \(gone\); this management key can see no such credential/,
  );
  for (const field of [
    "reason: 'http'",
    "status: 404",
    "detail: 'gone'",
    "credential: 'absent'",
    "attempts: 1",
    "mayHaveActed: true",
    "body: { error: { code: 404, message: 'gone' } }",
  ]) {
    expect(text).toContain(field);
  }
});

test("the message of a network error contains the host, the port and the system's error code", async () => {
  const { baseUrl } = await startServer((request) => request.socket.destroy());
  const error = await rejectionOf(deleteByokKey(id, { apiKey, baseUrl, maxRetries: 0 }));
  expect(error).toMatchObject({ reason: "network" });
  expect(error.code).toMatch(/^[A-Z_]+$/);
  const { host } = new URL(baseUrl);
  expect(error.message).toContain(`the connection to ${host} failed (${String(error.code)})`);
});

test("a key in the host name is masked in the message", async () => {
  const key = "sk-or-v1-0123456789abcdef";
  const baseUrl = `https://${key}.example`;
  const call = deleteByokKey(id, { apiKey: key, baseUrl, fetch: failingFetch, maxRetries: 0 });
  expect((await rejectionOf(call)).message).toContain("the connection to ***.example failed");
});

describe("retryAfterMs", () => {
  test.each([429, 503])(
    "is the time that a %i response asks the client to wait",
    async (status) => {
      const error = await failureAfter(status, undefined, { "retry-after": "7" });
      expect(error).toMatchObject({ status, retryAfterMs: 7000 });
    },
  );

  test("is finite even if Retry-After is a huge number", async () => {
    const error = await failureAfter(429, undefined, { "retry-after": "9".repeat(400) });
    expect(Number.isFinite(error.retryAfterMs)).toBe(true);
    expect(error.message).not.toContain("Infinity");
  });

  test("is missing without a valid Retry-After", async () => {
    const error = await failureAfter(429, undefined, { "retry-after": "-5" });
    expect(error).not.toHaveProperty("retryAfterMs");
    expect(error.message).not.toContain("wait");
  });
});

test("an error omits a body of more than 64 KiB, but its detail is still the message in that body", async () => {
  const error = await failureAfter(401, envelope(401, "no", { user_id: "u".repeat(65_536) }));
  expect(error).toMatchObject({ status: 401, credential: "unchanged", detail: "no" });
  expect(error).not.toHaveProperty("body");
});

test("a long detail is truncated without splitting a character or revealing part of a key", async () => {
  const key = "sk-or-v1-0123456789abcdef";
  const cut = await failureAfter(403, envelope(403, `${"x".repeat(299)}😀`));
  expect(cut.detail).toBe("x".repeat(299));
  for (let spaces = 1960; spaces < 2010; spaces++) {
    const fetch = fetchReturning(403, envelope(403, `a${" ".repeat(spaces)}${key}`));
    const error = await rejectionOf(deleteByokKey(id, { apiKey: key, fetch }));
    expect(["a", "a ***", "a *"], String(spaces)).toContain(error.detail);
  }
});

test("a minified copy of the package recognizes the errors of another copy", async () => {
  const folder = await mkdtemp(join(tmpdir(), "copy-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const outfile = join(folder, "copy.mjs");
  const entryPoints = [join(import.meta.dirname, "../src/index.ts")];
  await build({ entryPoints, outfile, bundle: true, minify: true, format: "esm" });
  const other = (await import(outfile)) as typeof ours;
  const recognize = (error: unknown) => ({
    isByokError: other.isByokError(error),
    isInstance: error instanceof other.ByokError,
    isDeletionError: other.isDeletionError(error),
    isDeletionInstance: error instanceof other.ByokDeletionError,
  });
  const { api } = createByokClient({ apiKey, fetch: failingFetch, maxRetries: 0 });
  const deletion = await failureAfter(500);
  const listing = await rejectionOf(api.GET("/byok"));
  expect(deletion).toBeInstanceOf(ours.ByokError);
  expect(other.ByokError).not.toBe(ours.ByokError);
  const byokError = { isByokError: true, isInstance: true };
  expect(recognize(deletion)).toEqual({
    ...byokError,
    isDeletionError: true,
    isDeletionInstance: true,
  });
  expect(recognize(listing)).toEqual({
    ...byokError,
    isDeletionError: false,
    isDeletionInstance: false,
  });
});

test("an error does not quote a response that did not come from the API", async () => {
  const fetch = () => Promise.resolve(apiResponse(403, "<p>secret</p>", { "x-secret": "secret" }));
  const { api } = createByokClient({ apiKey, fetch });
  const error = await rejectionOf(api.GET("/byok"));
  expect(inspect(error) + JSON.stringify(error)).not.toContain("secret");
});
