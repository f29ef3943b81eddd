const maxBytes = 1024 * 1024;

/**
 * Reads a whole body, if it is at most 1 MiB.
 *
 * @returns `undefined` for a larger one
 * @throws what broke the connection off
 */
export async function readBody({ body }: Response): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) break;
    length += chunk.value.length;
    if (length > maxBytes) {
      // Not awaited: a server that never ends its answer need not hold up this one.
      void reader?.cancel().catch(() => undefined);
      return undefined;
    }
    chunks.push(chunk.value);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
