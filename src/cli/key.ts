import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { UsageError } from "./usage-error.ts";

/** The management keys of the environment, the preferred one first. */
export function environmentKeys(): string[] {
  const { OPENROUTER_MANAGEMENT_KEY, OPENROUTER_API_KEY } = process.env;
  return [OPENROUTER_MANAGEMENT_KEY, OPENROUTER_API_KEY].filter(
    (key) => key !== undefined && key !== "",
  ) as string[];
}

/**
 * Reads the management key from a file, or without one from the environment. It is never an argument, because
 * every user of a machine can read the arguments of its processes.
 *
 * @param file - A path, or `-` for standard input.
 */
export async function readManagementKey(file: string | undefined): Promise<string> {
  const key = file === undefined ? environmentKeys()[0] : await readKeyFile(file);
  if (key === undefined) {
    throw new UsageError(
      "there is no management key: set OPENROUTER_MANAGEMENT_KEY or pass --key-file",
    );
  }
  if (!/^[!-~]+$/.test(key)) {
    const source = file === undefined ? "the environment" : "the key file";
    throw new UsageError(
      `${source} must hold one management key, in visible ASCII characters only`,
    );
  }
  return key;
}

async function readKeyFile(file: string): Promise<string> {
  try {
    const content = file === "-" ? await text(process.stdin) : await readFile(file, "utf8");
    return content.replace(/\r?\n$/, "");
  } catch (error) {
    throw new UsageError(`cannot read the key file: ${(error as Error).message}`);
  }
}
