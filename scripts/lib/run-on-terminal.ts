import { spawn } from "node:child_process";
import { once } from "node:events";

/** What happened on a terminal. */
export interface Session {
  /** The exit code of the command; -1 if the session was ended. */
  readonly code: number;
  /** What the terminal was sent. */
  readonly screen: string;
}

export interface TerminalOptions {
  /** The environment: only `PATH` is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** How many columns the terminal has. */
  readonly columns?: number;
  /** What is typed once the screen shows a text, one after the other. */
  readonly typed?: readonly (readonly [after: string, text: string])[];
  /** Ends the session. */
  readonly signal?: AbortSignal;
}

/** Runs a shell command on a terminal. `script` of util-linux provides the terminal. */
export async function runOnTerminal(
  command: string,
  { env, columns = 80, typed = [], signal }: TerminalOptions,
): Promise<Session> {
  const { PATH = "" } = process.env;
  const sized = `stty cols ${String(columns)}; ${command}`;
  const child = spawn("script", ["-qec", sized, "/dev/null"], {
    env: { PATH, TERM: "xterm", ...env },
  });
  signal?.addEventListener("abort", () => child.kill("SIGKILL"));
  // A program need not read what is typed.
  child.stdin.on("error", () => undefined);
  const waiting = [...typed];
  let screen = "";
  let typedAt = 0;
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    screen += chunk;
    const [next] = waiting;
    if (next && screen.includes(next[0], typedAt)) {
      waiting.shift();
      typedAt = screen.length;
      child.stdin.write(next[1]);
    }
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code: code ?? -1, screen };
}
