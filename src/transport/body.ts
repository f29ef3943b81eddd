import type { ByokFetchResponse } from "../options/fetch.ts";
import type { AttemptLimit } from "./attempt-limit.ts";
import type { Call } from "./call.ts";

const maxBytes = 1024 * 1024;

/** A reader of a web stream, a Node stream or another async iterable. */
interface BodyReader {
  read(): PromiseLike<{ done?: boolean | undefined; value?: unknown }>;
  cancel(): unknown;
}

/** The interfaces of a body, which depend on the implementation of `fetch`. */
type Body = Partial<AsyncIterable<unknown>> & {
  readonly getReader?: () => BodyReader;
  readonly destroy?: () => unknown;
};

/**
 * Reads a whole body of at most 1 MiB. Returns `"too long"` for a longer body.
 *
 * @throws the error that broke the connection, or an error if the body is not binary or if the attempt is stopped
 */
export async function readBody(
  response: ByokFetchResponse,
  call: Call,
  limit: AttemptLimit,
): Promise<Uint8Array<ArrayBuffer> | "too long"> {
  const reader = openBody(response);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await limit.wait(reader.read());
      if (done) return concatenate(chunks, length);
      const chunk = toBytes(value);
      // Without this pause, an endless series of empty chunks would prevent timers from firing.
      if (chunk.length === 0) await limit.wait(call.pause(0));
      length += chunk.length;
      if (length > maxBytes) {
        void cancelReader(reader);
        return "too long";
      }
      chunks.push(chunk);
    }
  } catch (error) {
    void cancelReader(reader);
    throw error;
  }
}

/** Cancels an unread body, so that the connection is released. */
export function cancelBody(response: ByokFetchResponse): void {
  try {
    void cancelReader(openBody(response));
  } catch {
    // The body is locked, or `fetch` did not return a response.
  }
}

function openBody(response: ByokFetchResponse): BodyReader {
  const body = response.body as Body | null | undefined;
  if (typeof body?.getReader === "function") return body.getReader();
  const iterator = body?.[Symbol.asyncIterator]?.() ?? readAtOnce(response);
  return { read: () => iterator.next(), cancel: () => body?.destroy?.() };
}

/** Yields the whole body of a response that cannot be streamed. */
async function* readAtOnce(response: ByokFetchResponse): AsyncGenerator {
  if (response.body !== null) yield new Uint8Array(await response.arrayBuffer());
}

/** Cancels a reader. Callers do not wait, because the server may never end the body. */
async function cancelReader(reader: BodyReader): Promise<void> {
  try {
    await reader.cancel();
  } catch {
    // The connection is broken already, or the reader cannot cancel.
  }
}

function toBytes(chunk: unknown): Uint8Array<ArrayBuffer> {
  // `instanceof` is false for a chunk from another realm.
  if (!ArrayBuffer.isView(chunk)) {
    throw new TypeError("the body contains a chunk that is not binary");
  }
  return new Uint8Array(chunk.buffer as ArrayBuffer, chunk.byteOffset, chunk.byteLength);
}

function concatenate(chunks: Uint8Array<ArrayBuffer>[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
