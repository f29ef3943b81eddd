import { describe, expect, test } from "vitest";
import { ByokError, deleteByokKey, isByokError } from "../src/index.ts";
import { rejectionOf } from "./helpers/rejection.ts";
import { answering, startServer } from "./helpers/server.ts";

const id = "11111111-2222-3333-4444-555555555555";
const apiKey = "sk-or-v1-test";

/** An error body in the API's own format. */
const errorBody = (code: number): string =>
  JSON.stringify({ error: { code, message: "Resource not found" } });

/** Deletes from a server that answers every request alike, without a second attempt. */
async function failureAfter(
  status: number,
  body: string,
  headers?: Record<string, string>,
): Promise<ByokError> {
  const { baseUrl } = await startServer(answering(status, body, headers));
  return rejectionOf(deleteByokKey(id, { apiKey, baseUrl, maxRetries: 0 }));
}

describe("a 200 confirms the deletion only with the body that the contract documents", () => {
  test.each([
    ["nothing", ""],
    ["an empty object", "{}"],
    ["deleted: false", '{"deleted":false}'],
    ["deleted as text", '{"deleted":"true"}'],
    ["deleted as a number", '{"deleted":1}'],
    ["null", "null"],
    ["a list", '[{"deleted":true}]'],
    ["half of the body", '{"deleted":tr'],
    ["an error", errorBody(404)],
    ["a captive portal's page", "<!doctype html><title>Sign in</title>"],
  ])("and not with %s", async (_name, body) => {
    expect(await failureAfter(200, body)).toMatchObject({
      reason: "response",
      status: 200,
      credential: "unknown",
      attempts: 1,
    });
  });

  test("also when the body has more in it than is documented", async () => {
    const { baseUrl } = await startServer(answering(200, '{"deleted":true,"more":1}'));
    const result = await deleteByokKey(id, { apiKey, baseUrl });
    expect(result).toEqual({ deleted: true, more: 1 });
  });

  test("even when a program put the field on Object.prototype", async () => {
    Object.defineProperty(Object.prototype, "deleted", { value: true, configurable: true });
    try {
      expect(await failureAfter(200, "{}")).toMatchObject({ credential: "unknown" });
    } finally {
      Reflect.deleteProperty(Object.prototype, "deleted");
    }
  });
});

test.each([201, 202, 204])("a %i leaves the credential unknown", async (status) => {
  const body = status === 204 ? "" : '{"deleted":true}';
  const expected = { reason: "response", status, credential: "unknown" };
  expect(await failureAfter(status, body)).toMatchObject(expected);
});

describe("a 404", () => {
  test("with the documented body says that the credential is absent", async () => {
    const error = await failureAfter(404, errorBody(404));
    expect(error).toMatchObject({
      reason: "http",
      status: 404,
      credential: "absent",
      attempts: 1,
      body: { error: { code: 404, message: "Resource not found" } },
      detail: "Resource not found",
    });
  });

  test.each(["", "Not Found", "{}", '{"error":"Not Found"}', "<html></html>"])(
    "with the body %j may come from a proxy, and leaves the credential unknown",
    async (body) => {
      const error = await failureAfter(404, body);
      expect(error).toMatchObject({ reason: "http", status: 404, credential: "unknown" });
      expect(error).not.toHaveProperty("body");
    },
  );
});

test.each([400, 401, 403, 405, 409, 410, 422, 429, 451])(
  "a %i leaves the credential unchanged, whatever its body is",
  async (status) => {
    for (const body of [errorBody(status), "", "<html></html>"]) {
      const expected = { reason: "http", status, credential: "unchanged" };
      expect(await failureAfter(status, body)).toMatchObject(expected);
    }
  },
);

test.each([408, 500, 502, 503, 504, 529])("a %i leaves the credential unknown", async (status) => {
  for (const body of [errorBody(status), "", "<html></html>"]) {
    const expected = { reason: "http", status, credential: "unknown" };
    expect(await failureAfter(status, body)).toMatchObject(expected);
  }
});

test("a body is passed on only if it is the one that the contract documents for the status", async () => {
  const body: unknown = JSON.parse(errorBody(401));
  expect(await failureAfter(401, errorBody(401))).toHaveProperty("body", body);
  expect(await failureAfter(401, '{"error":{"code":"401","message":""}}')).not.toHaveProperty(
    "body",
  );
  expect(await failureAfter(403, errorBody(403))).not.toHaveProperty("body");
});

test.each([301, 302, 303, 307, 308])("a %i is not followed", async (status) => {
  const target = await startServer(answering(200, '{"deleted":true}'));
  const error = await failureAfter(status, "", { location: `${target.baseUrl}/byok/${id}` });
  expect(error).toMatchObject({ reason: "http", status, credential: "unknown", attempts: 1 });
  expect(target.requests).toHaveLength(0);
});

test("a lost connection leaves the credential unknown", async () => {
  const { baseUrl } = await startServer((request) => request.socket.destroy());
  const error = await rejectionOf(deleteByokKey(id, { apiKey, baseUrl, maxRetries: 0 }));
  expect(error).toMatchObject({ reason: "network", credential: "unknown", attempts: 1 });
});

test("a call that passes its deadline leaves the credential unknown", async () => {
  const { baseUrl } = await startServer(() => undefined);
  const error = await rejectionOf(deleteByokKey(id, { apiKey, baseUrl, timeoutMs: 50 }));
  expect(error).toMatchObject({ reason: "timeout", credential: "unknown", attempts: 1 });
});

test("the deadline holds while the body is read", async () => {
  const { baseUrl } = await startServer((_request, response) => {
    response.writeHead(200).write('{"deleted":');
  });
  const error = await rejectionOf(deleteByokKey(id, { apiKey, baseUrl, timeoutMs: 50 }));
  expect(error).toMatchObject({ reason: "timeout", credential: "unknown", attempts: 1 });
});

describe("an abort", () => {
  test("before the call sends nothing and leaves the credential unchanged", async () => {
    const { baseUrl, requests } = await startServer(answering(200, '{"deleted":true}'));
    const options = { apiKey, baseUrl, signal: AbortSignal.abort() };
    const error = await rejectionOf(deleteByokKey(id, options));
    expect(error).toMatchObject({ reason: "abort", credential: "unchanged", attempts: 0 });
    expect(requests).toHaveLength(0);
  });

  test("in flight leaves the credential unknown", async () => {
    const controller = new AbortController();
    const { baseUrl } = await startServer(() => {
      controller.abort();
    });
    const options = { apiKey, baseUrl, signal: controller.signal };
    const error = await rejectionOf(deleteByokKey(id, options));
    expect(error).toMatchObject({ reason: "abort", credential: "unknown", attempts: 1 });
  });
});

test("an error is a ByokError, by class and by type guard, and says what is known", async () => {
  const error = await failureAfter(401, errorBody(401));
  expect(error).toBeInstanceOf(Error);
  expect(error).toBeInstanceOf(ByokError);
  expect(error.name).toBe("ByokError");
  expect(error.message).toContain("401");
  expect(error.message).toContain("unchanged");
  expect(isByokError(error)).toBe(true);
  // Another copy of this package, or another realm, has the same symbol.
  expect(isByokError({ [Symbol.for("openrouter-byok.ByokError")]: true })).toBe(true);
  for (const other of [new Error("401"), null, undefined, "ByokError", { name: "ByokError" }]) {
    expect(isByokError(other)).toBe(false);
  }
});

test("the key that a server echoes is masked wherever it stands", async () => {
  const body = { error: { code: 401, message: `no ${apiKey}`, metadata: { [apiKey]: [apiKey] } } };
  const error = await failureAfter(401, JSON.stringify(body));
  expect(error.detail).toBe("no ***");
  expect(JSON.stringify([error, error.message, error.stack])).not.toContain(apiKey);
});

test("a letter that arrives in two parts is one letter", async () => {
  const bytes = new TextEncoder().encode('{"error":{"code":401,"message":"clé"}}');
  const middle = bytes.indexOf(0xc3) + 1;
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.slice(0, middle));
      controller.enqueue(bytes.slice(middle));
      controller.close();
    },
  });
  const fetch = (): Promise<Response> => Promise.resolve(new Response(body, { status: 401 }));
  expect(await rejectionOf(deleteByokKey(id, { apiKey, fetch }))).toMatchObject({ detail: "clé" });
});

test("the detail is one line of bounded length, without control and bidirectional characters", async () => {
  const message = `a\r\nb\u0000\u001b[31mc\u202ed${"e".repeat(500)}`;
  const error = await failureAfter(401, JSON.stringify({ error: { code: 401, message } }));
  expect(error.detail).toMatch(/^a b \[31mc de+$/);
  expect(error.detail?.length).toBeLessThanOrEqual(300);
});
