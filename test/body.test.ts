import { afterEach, describe, expect, test, vi } from "vitest";
import { deleteByokKey } from "../src/index.ts";
import type { ByokFetch, ByokFetchResponse, DeleteByokKeyOptions } from "../src/index.ts";
import {
  apiKey,
  confirmation,
  id,
  recordRequests,
  apiResponse,
  fetchReturning,
} from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const json = { "content-type": "application/json" };
const bytes = new TextEncoder().encode(confirmation);

interface Parts extends DeleteByokKeyOptions {
  status?: number;
  responseHeaders?: unknown;
  body: unknown;
}

/**
 * Deletes a credential with a `fetch` that returns a plain object with these properties, because a native `Response`
 * rejects some of them.
 */
function deleteWithParts({
  status = 200,
  body,
  responseHeaders = new Headers(json),
  ...options
}: Parts) {
  const arrayBuffer = () => Promise.resolve(bytes.buffer);
  const response = { status, headers: responseHeaders, body, arrayBuffer } as ByokFetchResponse;
  return deleteByokKey(id, {
    apiKey,
    maxRetries: 0,
    fetch: () => Promise.resolve(response),
    ...options,
  });
}

/** A stream whose reader returns these chunks and then repeats the last one forever. */
const readerOf = (chunks: unknown[], cancel?: () => unknown) => ({
  getReader: () => ({
    read: () =>
      Promise.resolve({ done: false, value: chunks.length > 1 ? chunks.shift() : chunks[0] }),
    ...(cancel && { cancel }),
  }),
});

test("the client reads a body that is an async iterable, as in node-fetch", async () => {
  const body = (async function* () {
    await Promise.resolve();
    yield bytes.subarray(0, 5);
    yield bytes.subarray(5);
  })();
  await expect(deleteWithParts({ body })).resolves.toEqual({ deleted: true });
});

test("the client uses arrayBuffer() to read a response without a stream", async () => {
  await expect(deleteWithParts({ body: undefined })).resolves.toEqual({ deleted: true });
});

test("a response whose body is null does not confirm the deletion", async () => {
  const error = await rejectionOf(deleteWithParts({ body: null }));
  expect(error).toMatchObject({ reason: "response", credential: "unknown" });
});

test.each<[string, unknown]>([
  ["a string", confirmation],
  ["a number", 5],
  ["undefined", undefined],
  ["an array of numbers", [...bytes]],
])(
  "a response whose body has %s as a chunk counts as a lost connection unless it has an error status",
  async (_name, chunk) => {
    const expected = { reason: "network", credential: "unknown", attempts: 1 };
    const body = readerOf([chunk]);
    expect(await rejectionOf(deleteWithParts({ body }))).toMatchObject(expected);
    const rejected = await rejectionOf(deleteWithParts({ status: 401, body }));
    expect(rejected).toMatchObject({ reason: "http", status: 401, credential: "unknown" });
  },
);

test("a body of more than 1 MiB is rejected even if its reader has no cancel()", async () => {
  const body = readerOf([new Uint8Array(1024 * 1024 + 1)]);
  expect(await rejectionOf(deleteWithParts({ body }))).toMatchObject({ reason: "response" });
});

test("a body of more than 1 MiB is rejected even if its reader throws in cancel()", async () => {
  const cancel = (): never => {
    throw new Error("no");
  };
  const body = readerOf([new Uint8Array(1024 * 1024 + 1)], cancel);
  expect(await rejectionOf(deleteWithParts({ body }))).toMatchObject({ reason: "response" });
});

test("a response whose headers cannot be copied counts as a lost connection", async () => {
  for (const responseHeaders of [null, { get: () => "application/json" }, new Map([["x y", ""]])]) {
    const error = await rejectionOf(deleteWithParts({ body: undefined, responseHeaders }));
    expect(error).toMatchObject({ reason: "network", credential: "unknown", attempts: 1 });
  }
});

describe("a body of endless empty chunks", () => {
  const empty = (): unknown => readerOf([new Uint8Array(0)], () => undefined);
  const call = (options: Partial<Parts>) =>
    rejectionOf(deleteWithParts({ body: empty(), ...options }));

  test("is abandoned at the deadline", async () => {
    expect(await call({ timeoutMs: 50 })).toMatchObject({ reason: "timeout" });
  });

  test("is abandoned on an abort", async () => {
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort();
    }, 20);
    expect(await call({ signal: controller.signal })).toMatchObject({ reason: "abort" });
  });

  test("is abandoned when the attempt times out, if the response has an error status", async () => {
    const error = await call({ status: 401, attemptTimeoutMs: 50 });
    expect(error).toMatchObject({ reason: "http", status: 401 });
  });
});

test.each([
  ["not retried", 200, 1],
  ["retried", 503, 3],
])(
  "a request is %s after a response of more than 1 MiB with status %i",
  async (_name, status, count) => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const text = "x".repeat(1024 * 1024 + 1);
    const { fetch, requests } = recordRequests(fetchReturning(status, text));
    const error = await rejectionOf(deleteByokKey(id, { apiKey, fetch, maxRetries: 2 }));
    expect(error).toMatchObject({ reason: "response", status, attempts: count });
    expect(requests).toHaveLength(count);
  },
);

test.each(["empty", "the URL of the request"])(
  "a response without the property `redirected` does not count as redirected if its URL is %s",
  async (kind) => {
    const fetch = (url: string): Promise<object> => {
      const { status, headers, body } = apiResponse(200);
      return Promise.resolve({ status, headers, body, url: kind === "empty" ? "" : url });
    };
    const call = deleteByokKey(id, { apiKey, fetch: fetch as unknown as ByokFetch });
    await expect(call).resolves.toEqual({ deleted: true });
  },
);

test("a response with an informational status is rejected", async () => {
  const fetch = (): Promise<object> =>
    Promise.resolve({ status: 103, headers: new Headers(), body: null });
  const options = { apiKey, fetch: fetch as unknown as ByokFetch, maxRetries: 0 };
  const error = await rejectionOf(deleteByokKey(id, options));
  expect(error).toMatchObject({ reason: "http", status: 103, credential: "unknown" });
  expect(error.message).toContain("which is not a final HTTP status");
});
