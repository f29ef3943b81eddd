import type { Call } from "./call.ts";

const maxBytes = 1024 * 1024;

/**
 * Reads a whole body, if it is at most 1 MiB, for as long as its call lasts.
 *
 * @param timeoutMs - How long to wait for its end; what was read until then is returned.
 * @returns its chunks, none of a larger one
 * @throws what broke the connection off
 */
export async function readBody(
  response: Response,
  { signal, timers }: Call,
  timeoutMs?: number,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  // Not its iterator, which not every runtime has.
  const reader = response.body?.getReader();
  if (!reader) return chunks;
  // Not awaited: its server may not end it.
  const cancel = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener("abort", cancel);
  if (timeoutMs !== undefined) timers.push(setTimeout(cancel, timeoutMs));
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return chunks;
    length += value.length;
    if (length > maxBytes) {
      cancel();
      return [];
    }
    chunks.push(value);
  }
}

/** Lets go of a body that is not read. */
export function discard({ body }: Response): void {
  body?.cancel().catch(() => undefined);
}
