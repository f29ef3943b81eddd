import type { ByokFetchResponse } from "../options.ts";
import type { Call } from "./call.ts";

/** A response that was received as a whole. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: Headers;
  /** Empty if an error response did not arrive as a whole. */
  readonly body: Uint8Array<ArrayBuffer>;
}

const maxBytes = 1024 * 1024;

/** A reader of a web stream, a Node stream or another async iterable. */
interface BodyReader {
  read(): PromiseLike<{ done?: boolean | undefined; value?: unknown }>;
  cancel(): unknown;
}

/** A body as any implementation of `fetch` may give it. */
type Body = Partial<AsyncIterable<unknown>> & {
  readonly getReader?: () => BodyReader;
  readonly destroy?: () => unknown;
};

/**
 * Reads a whole body of at most 1 MiB.
 *
 * @param timeoutMs - How long to wait for its end.
 * @returns its bytes, or `undefined` for a longer body
 * @throws the error that broke the connection, or one for a body that is not bytes
 */
export async function readBody(
  response: ByokFetchResponse,
  { signal, setTimer, pause }: Call,
  timeoutMs?: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = openBody(response);
  let isCancelled = false as boolean;
  const cancel = (): void => {
    isCancelled = true;
    void cancelReader(reader);
  };
  signal.addEventListener("abort", cancel);
  const clear = timeoutMs === undefined ? undefined : setTimer(cancel, timeoutMs);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (isCancelled) throw new Error("the body did not end in time");
    if (done) {
      clear?.();
      return concatenate(chunks, length);
    }
    const chunk = toBytes(value);
    // Without this pause, endless empty chunks would keep timers from firing.
    if (chunk.length === 0) await pause(0);
    length += chunk.length;
    if (length > maxBytes) {
      cancel();
      return undefined;
    }
    chunks.push(chunk);
  }
}

/** Cancels an unread body, so that it does not keep its connection. */
export function cancelBody(response: ByokFetchResponse): void {
  try {
    void cancelReader(openBody(response));
  } catch {
    // A caller's fetch may return a body that is locked, or none at all.
  }
}

function openBody(response: ByokFetchResponse): BodyReader {
  const body = response.body as Body | null | undefined;
  if (typeof body?.getReader === "function") return body.getReader();
  const iterator = body?.[Symbol.asyncIterator]?.() ?? readAtOnce(response);
  return { read: () => iterator.next(), cancel: () => body?.destroy?.() };
}

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
  // Not `instanceof`: the chunk may come from another realm.
  if (!ArrayBuffer.isView(chunk)) throw new TypeError("a chunk of the body is not bytes");
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
