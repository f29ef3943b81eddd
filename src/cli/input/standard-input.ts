import { isInteractive } from "../output/ask.ts";
import { UsageError } from "../text/usage-error.ts";

/** The argument or path that stands for standard input. */
export const standardInput = "-";

/** The options that affect how standard input is used. */
interface InputValues {
  readonly yes?: boolean | undefined;
  readonly "key-file"?: string | undefined;
}

/** Rejects a management key that would be typed on the terminal, which would echo it. */
export function rejectTypedKey(values: InputValues): void {
  if (values["key-file"] === standardInput && process.stdin.isTTY) {
    throw new UsageError("--key-file - reads from a pipe or a file, not from a terminal");
  }
}

/**
 * Rejects a command line that uses standard input more than once, or that needs a confirmation without a terminal.
 *
 * @param otherFile - The path of another file that the command reads, or `-`.
 */
export function checkStandardInput(
  values: InputValues,
  positionals: readonly string[],
  otherFile?: string,
): void {
  if (positionals.length === 0) {
    throw new UsageError("pass at least one id, or - to read ids from standard input");
  }
  rejectTypedKey(values);
  const purposes = [
    values["key-file"] === standardInput,
    positionals.includes(standardInput),
    otherFile === standardInput,
  ].filter(Boolean);
  if (purposes.length > 1) {
    throw new UsageError("standard input can provide only one of: ids, management key, new key");
  }
  if (!values.yes && (purposes.length > 0 || !isInteractive())) {
    throw new UsageError(
      "cannot ask for confirmation, because standard input or standard error is not a terminal, or because standard input provides ids or a key: pass --yes",
    );
  }
}
