const maxBytes = 1024 * 1024;

/**
 * Reads a whole body, if it is at most 1 MiB.
 *
 * @returns `null` for a larger one, or none
 * @throws what broke the connection off
 */
export async function readBody({ body }: Response): Promise<Blob | null> {
  if (!body) return null;
  const chunks = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    // Leaving the loop cancels the body.
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return new Blob(chunks);
}
