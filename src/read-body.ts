const maxBytes = 1024 * 1024;

/**
 * Reads a whole body, if it is at most 1 MiB.
 *
 * @returns its chunks, none of a larger one
 * @throws what broke the connection off
 */
export async function readBody({ body }: Response): Promise<Uint8Array<ArrayBuffer>[]> {
  const chunks = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    // Leaving the loop cancels the body.
    if (length > maxBytes) return [];
    chunks.push(chunk);
  }
  return chunks;
}
