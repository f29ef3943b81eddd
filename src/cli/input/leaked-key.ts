import { isInteractive } from "../output/ask.ts";
import { UsageError } from "../text/usage-error.ts";
import { checkProviderKey, minKeyLength } from "./key-form.ts";
import { askForSecret, readSecretFile } from "./secret.ts";
import { standardInput } from "./standard-input.ts";

/**
 * Returns the keys that a credential may hold: the text itself and, if it is a JSON document, each long string in it. A
 * leaked document may contain the key, and a credential may hold the whole document.
 */
export function possibleKeys(text: string): string[] {
  const keys = [text];
  try {
    JSON.parse(text, (_name, value: unknown) => {
      if (typeof value === "string" && value.length >= minKeyLength) keys.push(value);
      return value;
    });
  } catch {
    // The text is not JSON.
  }
  return keys;
}

/**
 * Checks the source of the leaked key before prompting for it.
 *
 * @param file - A path, or `-` for standard input.
 * @param managementKeyFile - The file of the management key. Standard input cannot provide both keys.
 */
export function checkLeakedKeyFile(
  file: string | undefined,
  managementKeyFile: string | undefined,
): void {
  if (file === undefined && !isInteractive()) {
    throw new UsageError(
      "cannot prompt for the leaked key without a terminal: pass --leaked-key-file <path>, or --leaked-key-file - for standard input",
    );
  }
  if (file !== standardInput) return;
  if (managementKeyFile === standardInput) {
    throw new UsageError(
      "standard input cannot provide both the leaked key and the management key",
    );
  }
  if (process.stdin.isTTY) {
    throw new UsageError(
      "--leaked-key-file - would show the key on the terminal: omit this option, and find will prompt for the key without showing it",
    );
  }
}

/**
 * Reads the leaked key from a file or standard input, or prompts for it. The key is never an argument or an environment
 * variable, because other users and programs can read those.
 */
export async function readLeakedKey(file: string | undefined): Promise<string> {
  const key =
    file === undefined
      ? (await askForSecret("Leaked key (not shown while you type): ")).trim()
      : await readSecretFile(file, "leaked key file");
  const subject = file === undefined ? "the typed text" : "the leaked key file";
  checkProviderKey(key, subject);
  return key;
}
