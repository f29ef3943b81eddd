import { gzipSync } from "node:zlib";
import type { Socket } from "node:net";
import { describe, expect, test, vi } from "vitest";
import { deleteByokKey } from "../src/index.ts";
import type { ByokError, DeleteByokKeyOptions } from "../src/index.ts";
import { apiKey, confirmation, confirming, envelope, id } from "./helpers/api.ts";
import { startRawServer } from "./helpers/raw-server.ts";
import { rejectionOf } from "./helpers/rejection.ts";

const notFound = envelope(404);

type Responder = (socket: Socket) => void;

/** Sends bytes as they are, and ends the connection. */
const raw =
  (...parts: (string | Uint8Array)[]): Responder =>
  (socket) => {
    for (const part of parts) socket.write(part);
    socket.end();
  };

const head = (status: number, headers: Record<string, string | number> = {}): string =>
  [
    `HTTP/1.1 ${String(status)} X`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`),
    "\r\n",
  ].join("\r\n");

const json = { "content-type": "application/json" };

/** A whole response. */
const whole = (
  status: number,
  body: string | Uint8Array,
  headers: Record<string, string | number> = {},
) => raw(head(status, { "content-length": Buffer.byteLength(body), ...json, ...headers }), body);

/** The error of one attempt. */
async function failureAfter(
  responder: Responder,
  limits: DeleteByokKeyOptions = { timeoutMs: 5000 },
): Promise<ByokError> {
  const baseUrl = await startRawServer(responder);
  return rejectionOf(deleteByokKey(id, { apiKey, baseUrl, maxRetries: 0, ...limits }));
}

describe("a body that is not the API's proves nothing:", () => {
  test.each<[string, string | Uint8Array]>([
    ["UTF-16", Buffer.from(`\ufeff${confirmation}`, "utf16le")],
    ["not UTF-8", Buffer.from('{"deleted":true,"error":{"code":401,"message":"\xe9"}}', "latin1")],
    ["two values", `${confirmation}${confirmation}`],
    ["deep nesting", "[".repeat(200_000)],
  ])("%s", async (_name, body) => {
    for (const [status, reason] of [
      [200, "response"],
      [404, "http"],
      [401, "http"],
    ] as const) {
      const error = await failureAfter(whole(status, body));
      expect(error).toMatchObject({ reason, status, credential: "unknown", attempts: 1 });
      expect(error).not.toHaveProperty("body");
    }
  });

  test.each([200, 401, 404, 503])("more than 1 MiB, of a %i", async (status) => {
    const error = await failureAfter(whole(status, " ".repeat(1024 * 1024) + envelope(status)));
    expect(error).toMatchObject({ reason: "response", status, credential: "unknown" });
    expect(error.message).toContain("more than 1 MiB");
  });
});

describe("a response that breaks off", () => {
  const partial = (status: number): Responder =>
    raw(head(status, { "content-length": 500 }), notFound);
  const reset =
    (status: number): Responder =>
    (socket) => {
      socket.write(`${head(status, { "content-length": 500 })}${notFound}`, () => {
        socket.resetAndDestroy();
      });
    };
  const chunked = (status: number): Responder =>
    raw(head(status, { "transfer-encoding": "chunked" }), '10\r\n{"deleted"');
  test.each<[string, (status: number) => Responder]>([
    ["before its Content-Length", partial],
    ["by a reset", reset],
    ["within a chunk", chunked],
  ])("%s is a lost connection, unless it has an error status", async (_name, responder) => {
    expect(await failureAfter(responder(200))).toMatchObject({
      reason: "network",
      credential: "unknown",
    });
    for (const status of [401, 404, 503]) {
      const expected = { reason: "http", status, credential: "unknown" };
      expect(await failureAfter(responder(status))).toMatchObject(expected);
    }
  });
});

test("a response is read where streams cannot be iterated", async () => {
  const iterator = Object.getOwnPropertyDescriptor(ReadableStream.prototype, Symbol.asyncIterator);
  Reflect.deleteProperty(ReadableStream.prototype, Symbol.asyncIterator);
  await expect(deleteByokKey(id, { apiKey, fetch: confirming })).resolves.toEqual({
    deleted: true,
  });
  Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, iterator ?? {});
});

test("a response whose gzip breaks off confirms nothing", async () => {
  const body = gzipSync(confirmation).subarray(0, 16);
  const error = await failureAfter(whole(200, body, { "content-encoding": "gzip" }));
  expect(error).toMatchObject({ credential: "unknown", attempts: 1 });
});

describe("a connection that is lost", () => {
  test.each<[string, Responder]>([
    ["before the response, by an end", raw()],
    ["before the response, by a reset", (socket) => socket.resetAndDestroy()],
    ["within the status line", raw("HTTP/1.1 20")],
    ["within the head", raw("HTTP/1.1 200 OK\r\ncontent-le")],
    ["after an unexpected 100", raw("HTTP/1.1 100 Continue\r\n\r\n")],
    ["by a response that is not HTTP", raw("SSH-2.0-OpenSSH_9.2\r\n")],
    ["by a lying Content-Length", raw(head(200, { "content-length": "x" }), confirmation)],
    [
      "by two different lengths",
      raw(`HTTP/1.1 200 OK\r\ncontent-length: 16\r\ncontent-length: 3\r\n\r\n${confirmation}`),
    ],
  ])("%s leaves the credential unknown", async (_name, responder) => {
    const expected = { reason: "network", credential: "unknown", attempts: 1 };
    expect(await failureAfter(responder)).toMatchObject(expected);
  });
});

describe("a response that does not end", () => {
  test.each<[string, Responder]>([
    ["no byte comes", () => undefined],
    ["only a status line comes", (socket) => socket.write("HTTP/1.1 200 OK\r\n")],
    ["only a head comes", (socket) => socket.write(head(200, { "content-length": 16 }))],
    ["half a body comes", (socket) => socket.write(head(200, { "content-length": 16 }) + '{"de')],
  ])("ends with the deadline, with the credential unknown: %s", async (_name, responder) => {
    const expected = { reason: "timeout", credential: "unknown", attempts: 1 };
    expect(await failureAfter(responder, { timeoutMs: 100 })).toMatchObject(expected);
  });

  test.each([401, 429, 500])(
    "and is a %i proves nothing, and is given up with its attempt",
    async (status) => {
      const stalled: Responder = (socket) =>
        socket.write(head(status, { "content-length": 50, "retry-after": 3600 }) + '{"error":');
      const expected = { reason: "http", status, credential: "unknown", attempts: 1 };
      const error = await failureAfter(stalled, { attemptTimeoutMs: 100 });
      expect(error).toMatchObject(expected);
    },
  );

  test("is cancelled when the call ends", async () => {
    let cancelled = false;
    const fetch = (): Promise<Response> =>
      Promise.resolve(
        new Response(
          new ReadableStream({
            async pull(controller) {
              await new Promise((resolve) => setTimeout(resolve, 5));
              controller.enqueue(new Uint8Array(1));
            },
            cancel() {
              cancelled = true;
            },
          }),
        ),
      );
    const call = deleteByokKey(id, { apiKey, fetch, timeoutMs: 50 });
    expect(await rejectionOf(call)).toMatchObject({ reason: "timeout", credential: "unknown" });
    await vi.waitFor(() => {
      expect(cancelled).toBe(true);
    });
  });

  test("is cancelled when it comes after the end of the call", async () => {
    for (const status of [200, 401]) {
      let cancelled = false;
      const late = new Response(new ReadableStream({ cancel: () => void (cancelled = true) }), {
        status,
      });
      const fetch = (): Promise<Response> =>
        new Promise((resolve) => setTimeout(resolve, 30, late));
      const call = deleteByokKey(id, { apiKey, fetch, timeoutMs: 10 });
      expect(await rejectionOf(call)).toMatchObject({ reason: "timeout" });
      await vi.waitFor(() => {
        expect(cancelled).toBe(true);
      });
      const resources = process.getActiveResourcesInfo();
      expect(resources.filter((resource) => resource === "Timeout")).toHaveLength(0);
    }
  });

  test("ends at 1 MiB", async () => {
    const endless: Responder = (socket) => {
      socket.write(head(200));
      const write = (): void => {
        while (!socket.destroyed && socket.write("x".repeat(65_536)));
      };
      socket.on("drain", write);
      write();
    };
    expect(await failureAfter(endless)).toMatchObject({
      reason: "response",
      credential: "unknown",
    });
  });
});

describe("a confirmation is recognized", () => {
  test.each<[string, Responder]>([
    ["as it is", whole(200, confirmation)],
    ["with a byte order mark", whole(200, `\ufeff${confirmation}`)],
    [
      "in chunks",
      raw(head(200, { "transfer-encoding": "chunked" }), `10\r\n${confirmation}\r\n0\r\n\r\n`),
    ],
    ["as gzip", whole(200, gzipSync(confirmation), { "content-encoding": "gzip" })],
    ["until the connection ends", raw(head(200), confirmation)],
    ["as another media type", whole(200, confirmation, { "content-type": "text/plain" })],
    ["after a 103", raw("HTTP/1.1 103 Early Hints\r\n\r\n", head(200), confirmation)],
    [
      "with exactly 1 MiB",
      whole(200, confirmation + " ".repeat(1024 * 1024 - confirmation.length)),
    ],
  ])("%s", async (_name, responder) => {
    const baseUrl = await startRawServer(responder);
    const result = await deleteByokKey(id, { apiKey, baseUrl });
    expect(result).toEqual({ deleted: true });
  });
});

describe("a redirect", () => {
  test.each([300, 301, 302, 303, 304, 305, 307, 308, 399])(
    "of %i is rejected, and leaves the credential unknown",
    async (status) => {
      const target: unknown[] = [];
      const elsewhere = await startRawServer((socket) => {
        target.push(socket);
        whole(200, confirmation)(socket);
      });
      const responder = raw(head(status, { location: `${elsewhere}/byok/${id}` }));
      const expected = { reason: "http", status, credential: "unknown", attempts: 1 };
      expect(await failureAfter(responder)).toMatchObject(expected);
      expect(target).toHaveLength(0);
    },
  );

  test("that the caller's fetch followed is rejected, too", async () => {
    const response = Response.json({ deleted: true });
    Object.defineProperty(response, "redirected", { value: true });
    const fetch = (): Promise<Response> => Promise.resolve(response);
    const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch }));
    expect(error).toMatchObject({ credential: "unknown", attempts: 1 });
  });

  test("that a browser hides is rejected, too", async () => {
    const fetch = (): Promise<Response> => Promise.resolve(Response.error());
    const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch }));
    expect(error).toMatchObject({ reason: "http", status: 0, credential: "unknown", attempts: 1 });
  });

  test("with a body that breaks off is no unhandled rejection", async () => {
    const body = new ReadableStream({
      cancel: () => Promise.reject(new Error("broken off")),
    });
    const fetch = (): Promise<Response> => Promise.resolve(new Response(body, { status: 302 }));
    const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch }));
    expect(error).toMatchObject({ reason: "http", status: 302 });
  });
});

test.each([600, 999])("a status of %i, which HTTP does not have, is rejected", async (status) => {
  const expected = { reason: "http", status, credential: "unknown" };
  expect(await failureAfter(whole(status, confirmation))).toMatchObject(expected);
});

describe("a caller's fetch that misbehaves leaves the credential unknown:", () => {
  test.each<[string, () => unknown]>([
    [
      "it throws",
      () => {
        throw new Error("no");
      },
    ],
    ["it rejects with nothing", vi.fn().mockRejectedValue(undefined)],
    ["it rejects with a text", vi.fn().mockRejectedValue("no")],
    ["it returns nothing", () => undefined],
    ["it resolves with something else", () => Promise.resolve({ ok: true })],
  ])("%s", async (_name, misbehave) => {
    const fetch = misbehave as () => Promise<Response>;
    const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch, maxRetries: 0 }));
    expect(error).toMatchObject({ credential: "unknown", attempts: 1 });
  });
});
