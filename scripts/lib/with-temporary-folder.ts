import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs `work` with a temporary folder, and removes the folder afterwards. */
export async function withTemporaryFolder<Result>(work: (folder: string) => Promise<Result>) {
  const folder = await mkdtemp(join(tmpdir(), "openrouter-byok-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
