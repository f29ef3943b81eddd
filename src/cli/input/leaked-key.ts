import { isInteractive } from "../output/ask.ts";
import { UsageError } from "../text/usage-error.ts";
import { askForSecret, readSecretFile } from "./secret.ts";
import { standardInput } from "./standard-input.ts";

/** A shorter text is only a part of a key, such as its last four characters. */
const minLength = 16;

/**
 * Checks where the leaked key comes from, before anybody is asked for it.
 *
 * @param file - A path, or `-` for standard input.
 * @param managementKeyFile - The file of the management key, which cannot be read from the same standard input.
 */
export function checkLeakedKeyFile(
  file: string | undefined,
  managementKeyFile: string | undefined,
): void {
  if (file === undefined && !isInteractive()) {
    throw new UsageError(
      "cannot ask for the leaked key without a terminal: pass --leaked-key-file <path>, or - for standard input",
    );
  }
  if (file !== standardInput) return;
  if (managementKeyFile === standardInput) {
    throw new UsageError("standard input cannot hold both the leaked key and the management key");
  }
  if (process.stdin.isTTY) {
    throw new UsageError("without --leaked-key-file, find asks for the key and does not show it");
  }
}

/**
 * Reads the leaked key from a file or standard input, or asks for it on the terminal. It is never an argument and never in
 * the environment, where others can read it.
 */
export async function readLeakedKey(file: string | undefined): Promise<string> {
  const key =
    file === undefined
      ? (await askForSecret("Leaked key (not shown while you type): ")).trim()
      : await readSecretFile(file, "file of the leaked key");
  if (key.length >= minLength) return key;
  throw new UsageError(
    key === ""
      ? "there is no leaked key to search for"
      : `the leaked key must be whole: a provider key has at least ${minLength} characters`,
  );
}
