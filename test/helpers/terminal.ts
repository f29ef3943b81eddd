import { program, startProcess } from "./cli.ts";
import type { RunningCli } from "./cli.ts";

/** What happened on a terminal. */
export interface Session {
  readonly code: number;
  /** What the terminal was sent. */
  readonly screen: string;
}

export interface TerminalOptions {
  readonly env: Readonly<Record<string, string>>;
  /** How many columns the terminal has. */
  readonly columns?: number;
  /** What is typed once the screen ends with a text. */
  readonly typed?: readonly (readonly [after: string, text: string])[];
}

/** Starts a command line on a terminal. util-linux has a program that provides one. */
export function startOnTerminal(
  args: string,
  { env, columns = 80 }: Omit<TerminalOptions, "typed">,
): RunningCli {
  const command = `stty cols ${String(columns)}; exec "${process.execPath}" "${program}" ${args}`;
  return startProcess("script", ["-qec", command, "/dev/null"], { env: { TERM: "xterm", ...env } });
}

/** Runs a command line on a terminal to its end. */
export async function runOnTerminal(
  args: string,
  { typed = [], ...options }: TerminalOptions,
): Promise<Session> {
  const { child, ended } = startOnTerminal(args, options);
  const waiting = [...typed];
  let screen = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    screen += chunk.toString();
    const [next] = waiting;
    if (next && screen.endsWith(next[0])) {
      waiting.shift();
      child.stdin?.write(next[1]);
    }
  });
  const { code } = await ended;
  return { code, screen };
}
