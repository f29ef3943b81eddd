import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Lets work have a folder of its own, which is gone afterwards.
 *
 * @template T
 * @param {(folder: string) => Promise<T>} work
 */
export async function withTemporaryFolder(work) {
  const folder = await mkdtemp(join(tmpdir(), "openrouter-byok-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
