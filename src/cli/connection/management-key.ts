import { readSecretFile } from "../input/secret.ts";
import { standardInput } from "../input/standard-input.ts";
import { UsageError } from "../text/usage-error.ts";

/** The variables that may hold the management key, the preferred one first. */
const variables = ["OPENROUTER_MANAGEMENT_KEY", "OPENROUTER_API_KEY"] as const;

/** A management key, and where it came from. */
export interface ManagementKey {
  readonly value: string;
  /** For messages: `OPENROUTER_API_KEY`, or `the key file`. */
  readonly source: string;
}

/** The management keys of the environment. */
export function environmentKeys(): ManagementKey[] {
  return variables.flatMap((source) => {
    const value = process.env[source] ?? "";
    return value === "" ? [] : [{ value, source }];
  });
}

/**
 * Reads the management key from a file, or without one from the environment. It is never an argument, because
 * every user of a machine can read the arguments of its processes.
 *
 * @param file - A path, or `-` for standard input.
 */
export async function readManagementKey(file: string | undefined): Promise<ManagementKey> {
  const key = file === undefined ? environmentKeys()[0] : await readKeyFile(file);
  if (!key) {
    throw new UsageError(
      "there is no management key: set OPENROUTER_MANAGEMENT_KEY or pass --key-file",
    );
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
  if (key === "") return "must hold one management key, but it is empty";
  if (/^bearer\s/i.test(key)) return 'must hold the management key without "Bearer"';
  if (/^["'].*["']$/s.test(key)) return "must hold the management key without quotation marks";
  if (/^(export\s+)?[A-Z_]+=/.test(key)) {
    return "must hold the management key alone, without the name of a variable";
  }
  if (/^[!-~]+$/.test(key)) return undefined;
  return "must hold one management key, in visible ASCII characters only";
}
