import { gzipSync } from "node:zlib";
import type { Socket } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { deleteByokKey } from "../src/index.ts";
import type { ByokError, DeleteByokKeyOptions } from "../src/index.ts";
import { apiKey, confirmation, confirmingFetch, envelope, id } from "./helpers/api.ts";
import { startRawServer } from "./helpers/raw-server.ts";
import { rejectionOf } from "./helpers/rejection.ts";

const notFound = envelope(404);

type Responder = (socket: Socket) => void;

/** Sends these bytes and closes the connection. */
const sendBytes =
  (...parts: (string | Uint8Array)[]): Responder =>
  (socket) => {
    for (const part of parts) socket.write(part);
    socket.end();
  };

const headOf = (status: number, headers: Record<string, string | number> = {}): string =>
  [
    `HTTP/1.1 ${String(status)} X`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`),
    "\r\n",
  ].join("\r\n");

const json = { "content-type": "application/json" };

/** Sends a complete response. */
const sendResponse = (
  status: number,
  body: string | Uint8Array,
  headers: Record<string, string | number> = {},
) =>
  sendBytes(
    headOf(status, { "content-length": Buffer.byteLength(body), ...json, ...headers }),
    body,
  );

/** The error of a deletion without retries. */
async function failureAfter(
  responder: Responder,
  limits: DeleteByokKeyOptions = { timeoutMs: 5000 },
): Promise<ByokError> {
  const baseUrl = await startRawServer(responder);
  return rejectionOf(deleteByokKey(id, { apiKey, baseUrl, maxRetries: 0, ...limits }));
}

describe("a response leaves the credential unknown if its body", () => {
  test.each<[string, string | Uint8Array]>([
    ["is UTF-16", Buffer.from(`\ufeff${confirmation}`, "utf16le")],
    ["is Latin-1", Buffer.from('{"deleted":true,"error":{"code":401,"message":"\xe9"}}', "latin1")],
    ["contains two JSON values", `${confirmation}${confirmation}`],
    ["is deeply nested", "[".repeat(200_000)],
  ])("%s", async (_name, body) => {
    for (const [status, reason] of [
      [200, "response"],
      [404, "http"],
      [401, "http"],
    ] as const) {
      const error = await failureAfter(sendResponse(status, body));
      expect(error).toMatchObject({ reason, status, credential: "unknown", attempts: 1 });
      expect(error).not.toHaveProperty("body");
    }
  });

  test.each([200, 401, 404, 503])("exceeds 1 MiB and its status is %i", async (status) => {
    const error = await failureAfter(
      sendResponse(status, " ".repeat(1024 * 1024) + envelope(status)),
    );
    expect(error).toMatchObject({ reason: "response", status, credential: "unknown" });
    expect(error.message).toContain("more than 1 MiB");
  });
});

describe("a response that breaks off", () => {
  const partial = (status: number): Responder =>
    sendBytes(headOf(status, { "content-length": 500 }), notFound);
  const reset =
    (status: number): Responder =>
    (socket) => {
      socket.write(`${headOf(status, { "content-length": 500 })}${notFound}`, () => {
        socket.resetAndDestroy();
      });
    };
  const chunked = (status: number): Responder =>
    sendBytes(headOf(status, { "transfer-encoding": "chunked" }), '10\r\n{"deleted"');
  test.each<[string, (status: number) => Responder]>([
    ["before Content-Length bytes have arrived", partial],
    ["with a reset", reset],
    ["within a chunk", chunked],
  ])(
    "%s is reported as a lost connection unless it has an error status",
    async (_name, responder) => {
      expect(await failureAfter(responder(200))).toMatchObject({
        reason: "network",
        credential: "unknown",
      });
      for (const status of [401, 404, 503]) {
        const expected = { reason: "http", status, credential: "unknown" };
        expect(await failureAfter(responder(status))).toMatchObject(expected);
      }
    },
  );
});

test("the client reads a response in a runtime whose streams are not async iterables", async () => {
  const iterator = Object.getOwnPropertyDescriptor(ReadableStream.prototype, Symbol.asyncIterator);
  Reflect.deleteProperty(ReadableStream.prototype, Symbol.asyncIterator);
  onTestFinished(() => {
    Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, iterator ?? {});
  });
  const call = deleteByokKey(id, { apiKey, fetch: confirmingFetch });
  await expect(call).resolves.toEqual({ deleted: true });
});

test("a response with truncated gzip does not confirm the deletion", async () => {
  const body = gzipSync(confirmation).subarray(0, 16);
  const error = await failureAfter(sendResponse(200, body, { "content-encoding": "gzip" }));
  expect(error).toMatchObject({ credential: "unknown", attempts: 1 });
});

describe("the credential is unknown if the server", () => {
  test.each<[string, Responder]>([
    ["closes the connection without a response", sendBytes()],
    ["resets the connection without a response", (socket) => socket.resetAndDestroy()],
    ["closes the connection in the middle of the status line", sendBytes("HTTP/1.1 20")],
    [
      "closes the connection in the middle of the headers",
      sendBytes("HTTP/1.1 200 OK\r\ncontent-le"),
    ],
    ["sends only an unexpected 100 Continue", sendBytes("HTTP/1.1 100 Continue\r\n\r\n")],
    ["sends a response that is not HTTP", sendBytes("SSH-2.0-OpenSSH_9.2\r\n")],
    [
      "sends an invalid Content-Length",
      sendBytes(headOf(200, { "content-length": "x" }), confirmation),
    ],
    [
      "sends two different Content-Length headers",
      sendBytes(
        `HTTP/1.1 200 OK\r\ncontent-length: 16\r\ncontent-length: 3\r\n\r\n${confirmation}`,
      ),
    ],
  ])("%s", async (_name, responder) => {
    const expected = { reason: "network", credential: "unknown", attempts: 1 };
    expect(await failureAfter(responder)).toMatchObject(expected);
  });
});

describe("a call times out and leaves the credential unknown if the server sends", () => {
  test.each<[string, Responder]>([
    ["nothing", () => undefined],
    ["only a status line", (socket) => socket.write("HTTP/1.1 200 OK\r\n")],
    ["only the headers", (socket) => socket.write(headOf(200, { "content-length": 16 }))],
    ["half of the body", (socket) => socket.write(headOf(200, { "content-length": 16 }) + '{"de')],
  ])("%s", async (_name, responder) => {
    const expected = { reason: "timeout", credential: "unknown", attempts: 1 };
    expect(await failureAfter(responder, { timeoutMs: 100 })).toMatchObject(expected);
  });
});

describe("a response that does not end", () => {
  test.each([401, 429, 500])(
    "leaves the credential unknown if its status is %i and the attempt times out",
    async (status) => {
      const stalled: Responder = (socket) =>
        socket.write(headOf(status, { "content-length": 50, "retry-after": 3600 }) + '{"error":');
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

  test("is cancelled when it arrives after the call has ended", async () => {
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

  test("is rejected once it exceeds 1 MiB", async () => {
    const endless: Responder = (socket) => {
      socket.write(headOf(200));
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

describe("a confirmation is recognized if it arrives", () => {
  test.each<[string, Responder]>([
    ["in a plain response", sendResponse(200, confirmation)],
    ["with a byte order mark", sendResponse(200, `\ufeff${confirmation}`)],
    [
      "in chunks",
      sendBytes(
        headOf(200, { "transfer-encoding": "chunked" }),
        `10\r\n${confirmation}\r\n0\r\n\r\n`,
      ),
    ],
    ["as gzip", sendResponse(200, gzipSync(confirmation), { "content-encoding": "gzip" })],
    ["without a Content-Length", sendBytes(headOf(200), confirmation)],
    ["with another media type", sendResponse(200, confirmation, { "content-type": "text/plain" })],
    [
      "after a 103 Early Hints",
      sendBytes("HTTP/1.1 103 Early Hints\r\n\r\n", headOf(200), confirmation),
    ],
    [
      "with a length of exactly 1 MiB",
      sendResponse(200, confirmation + " ".repeat(1024 * 1024 - confirmation.length)),
    ],
  ])("%s", async (_name, responder) => {
    const baseUrl = await startRawServer(responder);
    const result = await deleteByokKey(id, { apiKey, baseUrl });
    expect(result).toEqual({ deleted: true });
  });
});

describe("a redirect", () => {
  test.each([300, 301, 302, 303, 304, 305, 307, 308, 399])(
    "with status %i is not followed and leaves the credential unknown",
    async (status) => {
      const target: unknown[] = [];
      const elsewhere = await startRawServer((socket) => {
        target.push(socket);
        sendResponse(200, confirmation)(socket);
      });
      const responder = sendBytes(headOf(status, { location: `${elsewhere}/byok/${id}` }));
      const expected = { reason: "http", status, credential: "unknown", attempts: 1 };
      expect(await failureAfter(responder)).toMatchObject(expected);
      expect(target).toHaveLength(0);
    },
  );

  test("is rejected even if the caller's fetch has followed it", async () => {
    const response = Response.json({ deleted: true });
    Object.defineProperty(response, "redirected", { value: true });
    const fetch = (): Promise<Response> => Promise.resolve(response);
    const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch }));
    expect(error).toMatchObject({ credential: "unknown", attempts: 1 });
  });

  test("is rejected even if the runtime hides its status", async () => {
    const fetch = (): Promise<Response> => Promise.resolve(Response.error());
    const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch }));
    expect(error).toMatchObject({ reason: "http", status: 0, credential: "unknown", attempts: 1 });
  });

  test("causes no unhandled rejection if its body cannot be cancelled", async () => {
    const body = new ReadableStream({
      cancel: () => Promise.reject(new Error("broken off")),
    });
    const fetch = (): Promise<Response> => Promise.resolve(new Response(body, { status: 302 }));
    const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch }));
    expect(error).toMatchObject({ reason: "http", status: 302 });
  });
});

test.each([600, 999])("a response with the invalid HTTP status %i is rejected", async (status) => {
  const expected = { reason: "http", status, credential: "unknown" };
  expect(await failureAfter(sendResponse(status, confirmation))).toMatchObject(expected);
});

describe("the credential is unknown if the caller's fetch", () => {
  test.each<[string, () => unknown]>([
    [
      "throws",
      () => {
        throw new Error("no");
      },
    ],
    ["rejects with undefined", vi.fn().mockRejectedValue(undefined)],
    ["rejects with a string", vi.fn().mockRejectedValue("no")],
    ["returns undefined", () => undefined],
    ["resolves with undefined", () => Promise.resolve(undefined)],
    ["resolves with a string", () => Promise.resolve("deleted")],
    ["resolves with an object that is not a response", () => Promise.resolve({ ok: true })],
  ])("%s", async (_name, misbehave) => {
    const fetch = misbehave as () => Promise<Response>;
    const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch, maxRetries: 0 }));
    expect(error).toMatchObject({ reason: "network", credential: "unknown", attempts: 1 });
  });
});
