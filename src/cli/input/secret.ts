import { createReadStream } from "node:fs";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { looksLikeKey, UsageError } from "../text/usage-error.ts";
import { standardInput } from "./standard-input.ts";

/** The largest key file that is accepted. */
const maxBytes = 64 * 1024;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EACCES: "permission denied",
  EISDIR: "it is a directory",
  ENAMETOOLONG: "its name is too long",
};

/**
 * Reads a secret from a file or standard input, without a byte order mark or surrounding whitespace. No message quotes
 * the path, because it may be the secret itself.
 *
 * @param kind - The kind of file, for messages: `key file`.
 */
export async function readSecretFile(path: string, kind: string): Promise<string> {
  const stream = path === standardInput ? process.stdin : createReadStream(path);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > maxBytes) break;
    }
  } catch (error) {
    throw new UsageError(`cannot read the ${kind}: ${describeReason(error)}`, pathHints(path));
  }
  if (length > maxBytes) throw new UsageError(`the ${kind} is longer than 64 KiB`);
  return Buffer.concat(chunks)
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .trim();
}

function describeReason(error: unknown): string {
  const { code = "an unknown error occurred" } = error as NodeJS.ErrnoException;
  return reasons[code] === undefined ? code : `${code} (${reasons[code]})`;
}

/** Warns about a path that looks like a key. */
function pathHints(path: string): string[] {
  return looksLikeKey(path)
    ? [
        "This option takes a file path. A key on the command line is visible to other users: revoke it.",
      ]
    : [];
}

/**
 * Prompts for a secret on the terminal without echoing it. Ctrl-C ends the process as usual. Ctrl-Z is ignored: it
 * would turn on the echo while the user pastes the secret.
 *
 * @returns the secret; empty if the input ended
 */
export async function askForSecret(question: string): Promise<string> {
  // Readline echoes typed characters to its output, so this output discards them.
  const discard = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const lines = createInterface({ input: process.stdin, output: discard, terminal: true });
  lines.on("SIGTSTP", () => undefined);
  // The question is written after readline has started, because the terminal echoes typed characters until then.
  process.stderr.write(question);
  try {
    return await new Promise<string>((resolve) => {
      lines.once("line", resolve);
      lines.once("close", () => {
        resolve("");
      });
      // In raw mode, Ctrl-C arrives as a character, and the terminal sends no signal.
      lines.once("SIGINT", () => {
        lines.close();
        process.stderr.write("\n");
        process.kill(process.pid, "SIGINT");
      });
    });
  } finally {
    lines.close();
    process.stderr.write("\n");
  }
}
