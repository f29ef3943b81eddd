import { describe, expect, test } from "vitest";
import { deleteByokKey } from "../src/index.ts";
import type { ByokFetchResponse, DeleteByokKeyOptions } from "../src/index.ts";
import { apiKey, confirmation, id } from "./helpers/api.ts";
import { rejectionOf } from "./helpers/rejection.ts";

const json = { "content-type": "application/json" };
const bytes = new TextEncoder().encode(confirmation);

interface Parts extends DeleteByokKeyOptions {
  status?: number;
  responseHeaders?: unknown;
  body: unknown;
}

/** Deletes over a fetch whose response is made of these parts, as no native one is. */
function deleteOver({
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

/** A reader that gives these chunks, and the last one again and again. */
const readerOf = (chunks: unknown[], cancel?: () => unknown) => ({
  getReader: () => ({
    read: () =>
      Promise.resolve({ done: false, value: chunks.length > 1 ? chunks.shift() : chunks[0] }),
    ...(cancel && { cancel }),
  }),
});

test("a body may be an asynchronous iterable, as node-fetch has it", async () => {
  const body = (async function* () {
    await Promise.resolve();
    yield bytes.subarray(0, 5);
    yield bytes.subarray(5);
  })();
  await expect(deleteOver({ body })).resolves.toEqual({ deleted: true });
});

test("a response without a stream is read by arrayBuffer()", async () => {
  await expect(deleteOver({ body: undefined })).resolves.toEqual({ deleted: true });
});

test("a body of null confirms nothing", async () => {
  const error = await rejectionOf(deleteOver({ body: null }));
  expect(error).toMatchObject({ reason: "response", credential: "unknown" });
});

test.each<[string, unknown]>([
  ["a text", confirmation],
  ["a number", 5],
  ["nothing", undefined],
  ["a list of bytes", [...bytes]],
])("chunks that are %s are a broken connection", async (_name, chunk) => {
  const expected = { reason: "network", credential: "unknown", attempts: 1 };
  const body = readerOf([chunk]);
  expect(await rejectionOf(deleteOver({ body }))).toMatchObject(expected);
  const refused = await rejectionOf(deleteOver({ status: 401, body }));
  expect(refused).toMatchObject({ reason: "http", status: 401, credential: "unknown" });
});

test("a reader without cancel is an error past 1 MiB, not a crash", async () => {
  const body = readerOf([new Uint8Array(1024 * 1024 + 1)]);
  expect(await rejectionOf(deleteOver({ body }))).toMatchObject({ reason: "response" });
});

test("a reader whose cancel throws is an error past 1 MiB, not a crash", async () => {
  const cancel = (): never => {
    throw new Error("no");
  };
  const body = readerOf([new Uint8Array(1024 * 1024 + 1)], cancel);
  expect(await rejectionOf(deleteOver({ body }))).toMatchObject({ reason: "response" });
});

test("header fields that cannot be copied are a broken connection", async () => {
  for (const responseHeaders of [null, { get: () => "application/json" }, new Map([["x y", ""]])]) {
    const error = await rejectionOf(deleteOver({ body: undefined, responseHeaders }));
    expect(error).toMatchObject({ reason: "network", credential: "unknown", attempts: 1 });
  }
});

describe("endless empty chunks", () => {
  const empty = (): unknown => readerOf([new Uint8Array(0)], () => undefined);
  const call = (options: Partial<Parts>) => rejectionOf(deleteOver({ body: empty(), ...options }));

  test("end at the deadline", async () => {
    expect(await call({ timeoutMs: 50 })).toMatchObject({ reason: "timeout" });
  });

  test("end with an abort", async () => {
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort();
    }, 20);
    expect(await call({ signal: controller.signal })).toMatchObject({ reason: "abort" });
  });

  test("of an error response end with the attempt", async () => {
    const error = await call({ status: 401, attemptTimeoutMs: 50 });
    expect(error).toMatchObject({ reason: "http", status: 401 });
  });
});
