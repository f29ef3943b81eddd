import { findMistake } from "../input/key-form.ts";
import { readSecretFile } from "../input/secret.ts";
import { standardInput } from "../input/standard-input.ts";
import { UsageError } from "../text/usage-error.ts";

/** The environment variables that may hold the management key, in order of precedence. */
const variables = ["OPENROUTER_MANAGEMENT_KEY", "OPENROUTER_API_KEY"] as const;

/** A management key and its source. */
export interface ManagementKey {
  readonly value: string;
  /** For messages: `OPENROUTER_API_KEY`, or `the key file`. */
  readonly source: string;
}

/** The management keys in the environment. */
export function environmentKeys(): ManagementKey[] {
  return variables.flatMap((source) => {
    const value = process.env[source] ?? "";
    return value === "" ? [] : [{ value, source }];
  });
}

/**
 * Reads the management key from a file, or from the environment if no file is given. The key is never a command-line
 * argument, because every user of a machine can see the arguments of its processes.
 *
 * @param file - A path, or `-` for standard input.
 */
export async function readManagementKey(file: string | undefined): Promise<ManagementKey> {
  const key = file === undefined ? environmentKeys()[0] : await readKeyFile(file);
  if (!key) {
    throw new UsageError("no management key: set OPENROUTER_MANAGEMENT_KEY or pass --key-file");
  }
  const problem = findProblem(key.value);
  if (problem !== undefined) throw new UsageError(`${key.source} ${problem}`);
  return key;
}

async function readKeyFile(file: string): Promise<ManagementKey> {
  const value = await readSecretFile(file, "key file");
  return { value, source: file === standardInput ? "standard input" : "the key file" };
}

function findProblem(key: string): string | undefined {
  if (key === "") return "is empty: it must contain one management key";
  const mistake = findMistake(key, "management key");
  if (mistake !== undefined) return mistake;
  if (/^[!-~]+$/.test(key)) return undefined;
  return "must contain one management key: visible ASCII characters without spaces";
}
