const maxBytes = 1024 * 1024;

/**
 * Reads a whole body, if it is at most 1 MiB.
 *
 * @returns `null` for a larger one, or none
 * @throws what broke the connection off
 */
export async function readBody({ body }: Response): Promise<Blob | null> {
  if (!body) return null;
  const reader = body.getReader();
  const chunks = [];
  for (let length = 0; ;) {
    const { value } = await reader.read();
    if (!value) return new Blob(chunks);
    chunks.push(value);
    length += value.length;
    if (length > maxBytes) {
      discard(reader);
      return null;
    }
  }
}

/** Lets go of a body. Nobody waits for it: a server may never end its answer, or break it off. */
export function discard(body: Pick<ReadableStream, "cancel"> | null): void {
  body?.cancel().catch(() => undefined);
}
