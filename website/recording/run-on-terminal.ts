import { spawn } from "node:child_process";
import { once } from "node:events";

/** The result of a terminal session. */
export interface Session {
  /** The exit code of the command; -1 if the session was aborted. */
  readonly code: number;
  /** Everything that was written to the terminal, including escape sequences. */
  readonly output: string;
}

export interface TerminalOptions {
  /**
   * The environment variables of the command, in addition to the caller's `PATH` and `TERM=xterm`.
   */
  readonly env: Readonly<Record<string, string>>;
  /** The width of the terminal. 80 columns by default. */
  readonly columns?: number;
  /**
   * Texts to type, in order. Each `text` is typed as soon as `after` appears in the output that follows the previous
   * match.
   */
  readonly typed?: readonly (readonly [after: string, text: string])[];
  /** Aborts the session. */
  readonly signal?: AbortSignal;
}

/** Runs a shell command in a terminal that the program `script` (util-linux) provides. */
export async function runOnTerminal(
  command: string,
  { env, columns = 80, typed = [], signal }: TerminalOptions,
): Promise<Session> {
  signal?.throwIfAborted();
  const { PATH = "" } = process.env;
  const sized = `stty cols ${String(columns)}; ${command}`;
  const child = spawn("script", ["-qec", sized, "/dev/null"], {
    env: { PATH, TERM: "xterm", ...env },
  });
  signal?.addEventListener("abort", () => child.kill("SIGKILL"));
  // The command may exit without reading its input.
  child.stdin.on("error", () => undefined);
  const waiting = [...typed];
  let output = "";
  /** Where the output after the previous match begins. */
  let start = 0;
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    output += chunk;
    // A chunk may contain several of the texts.
    for (let next = waiting[0]; next; next = waiting[0]) {
      const [after, text] = next;
      const match = output.indexOf(after, start);
      if (match < 0) return;
      start = match + after.length;
      child.stdin.write(text);
      waiting.shift();
    }
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code: code ?? -1, output };
}
