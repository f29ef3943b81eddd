import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  ByokDeletionError,
  ByokError,
  createByokClient,
  deleteByokKey,
  isByokError,
  isDeletionError,
} from "../src/index.ts";
import { apiKey, confirmation, envelope, id, failingFetch, fetchReturning } from "./helpers/api.ts";
import { expectOutcome } from "./helpers/outcome-model.ts";
import type { Exchange } from "./helpers/outcome-model.ts";
import { rejectionOf } from "./helpers/rejection.ts";

/** The error of a deletion that gets this response and is not retried. */
function failureAfter(...response: Parameters<typeof fetchReturning>): Promise<ByokError> {
  return rejectionOf(
    deleteByokKey(id, { apiKey, maxRetries: 0, fetch: fetchReturning(...response) }),
  );
}

/** An error body with an additional property in `error`, as other servers send it. */
function foreignEnvelope(status: number, property: object): string {
  return JSON.stringify({ error: { code: status, message: "Not Found", ...property } });
}

/** A `fetch` whose requests lead to these exchanges, in order. */
function fetchWith(exchanges: readonly Exchange[]) {
  const remaining = [...exchanges];
  return (): Promise<Response> => {
    const exchange = remaining.shift() ?? "lost";
    if (exchange === "lost") return Promise.reject(new TypeError("fetch failed"));
    const { status, contentType, body, isRedirected = false } = exchange;
    const headers = new Headers({ "retry-after": "0" });
    if (contentType !== null) headers.set("content-type", contentType);
    // Bytes, because a string would set a Content-Type.
    const bytes = body === "" ? null : new TextEncoder().encode(body);
    const response = new Response(bytes, { status, headers });
    return Promise.resolve(Object.defineProperty(response, "redirected", { value: isRedirected }));
  };
}

describe("the outcome agrees with the model", () => {
  const json = "application/json";
  const contentTypes = [
    json,
    "Application/JSON ; charset=utf-8",
    "application/problem+json",
    "application/jsonp",
    "text/html; application/json",
    "text/html",
    null,
  ];
  const bodies: ((status: number) => string)[] = [
    () => confirmation,
    () => '{"deleted":true,"more":1}',
    () => '{"deleted":false}',
    () => '{"deleted":"true"}',
    (status) => `[${confirmation},${envelope(status)}]`,
    (status) => envelope(status),
    (status) => envelope(status, ""),
    (status) => envelope(status, "no", { user_id: "u", openrouter_metadata: {}, more: 1 }),
    (status) => envelope(status, "no", { user_id: 5 }),
    (status) => envelope(status, "no", { openrouter_metadata: [] }),
    (status) => envelope(status + 1),
    () => envelope(0),
    (status) => envelope(String(status)),
    (status) => envelope(status + 0.5),
    (status) => JSON.stringify({ error: { code: status } }),
    (status) => foreignEnvelope(status, { type: "not_found_error" }),
    (status) => foreignEnvelope(status, { param: null }),
    (status) => foreignEnvelope(status, { status: "NOT_FOUND" }),
    (status) => foreignEnvelope(status, { errors: [] }),
    (status) => foreignEnvelope(status, { details: [] }),
    () => '{"error":"Not Found"}',
    () => "<!doctype html><title>Sign in</title>",
    (status) => envelope(status).slice(0, -1),
    () => "null",
    () => "",
  ];
  const earlierAttempts: Exchange[][] = [
    [],
    [{ status: 429, contentType: json, body: envelope(429) }],
    [{ status: 429, contentType: "text/html", body: "" }],
    ["lost"],
    [{ status: 503, contentType: json, body: envelope(503) }],
  ];

  beforeEach(() => {
    vi.spyOn(Math, "random").mockReturnValue(0);
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  async function check(exchanges: Exchange[]): Promise<void> {
    const expected = expectOutcome(exchanges);
    const fetch = fetchWith(exchanges);
    const call = deleteByokKey(id, { apiKey, fetch, maxRetries: exchanges.length - 1 });
    const row = JSON.stringify(exchanges);
    if (expected.credential === "deleted") {
      await expect(call, row).resolves.toMatchObject({ deleted: true });
      return;
    }
    const { credential, reason, status, message, hasBody = false } = expected;
    const error = await rejectionOf(call);
    expect(error, row).toMatchObject({ credential, reason, attempts: exchanges.length });
    expect(error.mayHaveActed, row).toBe(credential !== "unchanged");
    expect([error.status, error.detail], row).toEqual([status, message]);
    expect(error.body !== undefined, row).toBe(hasBody);
  }

  test.each([
    200, 201, 204, 302, 307, 400, 401, 403, 404, 408, 409, 410, 422, 424, 425, 429, 451, 452, 460,
    499, 500, 503, 529,
  ])(
    "for status %i, with each media type and body, and after each earlier attempt",
    async (status) => {
      for (const contentType of contentTypes) {
        const respond = (write: (status: number) => string) => {
          return { status, contentType, body: status === 204 ? "" : write(status) };
        };
        await Promise.all(bodies.map((write) => check([respond(write)])));
        const calls = [() => confirmation, envelope]
          .map(respond)
          .flatMap((response) =>
            earlierAttempts.flatMap((earlier) => [
              check([...earlier, response]),
              check([...earlier, { ...response, isRedirected: true }]),
            ]),
          );
        await Promise.all(calls);
      }
    },
  );

  test("for a lost connection after any earlier attempt", async () => {
    await Promise.all(earlierAttempts.map((earlier) => check([...earlier, "lost"])));
  });
});

test("instanceof and the type guards recognize a failed deletion as ByokError and ByokDeletionError", async () => {
  const error = await failureAfter(401);
  expect(error).toBeInstanceOf(Error);
  expect(error instanceof ByokError).toBe(true);
  expect(error instanceof ByokDeletionError).toBe(true);
  expect([isByokError(error), isDeletionError(error)]).toEqual([true, true]);
  expect([error.name, error.constructor.name]).toEqual(["ByokError", "ByokError"]);
  expect(inspect(error)).toMatch(/^ByokError: the response has status 401/);
  expect(error.stack).toMatch(/^ByokError: the response has status 401/);
});

test("instanceof and the type guards recognize any other failure only as ByokError", async () => {
  const { api } = createByokClient({ apiKey, fetch: failingFetch, maxRetries: 0 });
  for (const error of [
    await rejectionOf(api.GET("/byok")),
    await rejectionOf(deleteByokKey(id, { apiKey, timeoutMs: 0 })),
  ]) {
    expect(error instanceof ByokError).toBe(true);
    expect(error instanceof ByokDeletionError).toBe(false);
    expect([isByokError(error), isDeletionError(error)]).toEqual([true, false]);
    expect(error.name).toBe("ByokError");
    expect(error).not.toHaveProperty("credential");
  }
});

test("instanceof and the type guards recognize errors from another copy of the package or another realm", () => {
  const error = { [Symbol.for("openrouter-byok.ByokError")]: true };
  const deletionError = { ...error, credential: "absent" };
  expect([isByokError(error), error instanceof ByokError]).toEqual([true, true]);
  expect([isDeletionError(error), error instanceof ByokDeletionError]).toEqual([false, false]);
  expect(isDeletionError(deletionError)).toBe(true);
  expect(deletionError instanceof ByokDeletionError).toBe(true);
  for (const other of [new Error("401"), null, undefined, "ByokError", { credential: "absent" }]) {
    expect([isByokError(other), isDeletionError(other)]).toEqual([false, false]);
  }
});

test("error.body is the parsed response body", async () => {
  const body = envelope(401, "no", { user_id: "u" });
  expect((await failureAfter(401, body)).body).toEqual(JSON.parse(body));
});

test("a character that is split across two chunks is decoded correctly", async () => {
  const bytes = new TextEncoder().encode(envelope(401, "clé"));
  const middle = bytes.indexOf(0xc3) + 1;
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.slice(0, middle));
      controller.enqueue(bytes.slice(middle));
      controller.close();
    },
  });
  expect(await failureAfter(401, body)).toMatchObject({ detail: "clé" });
});

test("the detail is a single line of bounded length, without control or bidirectional characters", async () => {
  const message = `a\r\nb\u0000\u001b[31mc\u202ed${"e".repeat(500)}`;
  const { detail } = await failureAfter(403, envelope(403, message));
  expect(detail).toMatch(/^a b \[31mc de+$/);
  expect(detail?.length).toBeLessThanOrEqual(300);
});
