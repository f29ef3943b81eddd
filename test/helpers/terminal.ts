import { program, startProcess } from "./cli.ts";
import type { RunningCli } from "./cli.ts";

/** The result of a program that ran on a terminal. */
export interface Session {
  readonly code: number;
  /** Everything that was written to the terminal. */
  readonly screen: string;
}

export interface TerminalOptions {
  readonly env: Readonly<Record<string, string>>;
  /** The width of the terminal in columns, 80 by default. */
  readonly columns?: number;
  /** The inputs, in order. Each `text` is typed as soon as the screen ends with `after`. */
  readonly typed?: readonly (readonly [after: string, text: string])[];
}

/** Starts the command line on a terminal, which the program `script` of util-linux provides. */
export function startOnTerminal(
  args: string,
  { env, columns = 80 }: Omit<TerminalOptions, "typed">,
): RunningCli {
  const command = `stty cols ${String(columns)}; exec "${process.execPath}" "${program}" ${args}`;
  return startProcess("script", ["-qec", command, "/dev/null"], { env: { TERM: "xterm", ...env } });
}

/** Runs the command line on a terminal and waits until it exits. */
export async function runOnTerminal(
  args: string,
  { typed = [], ...options }: TerminalOptions,
): Promise<Session> {
  const { child, ended } = startOnTerminal(args, options);
  const pending = [...typed];
  let screen = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    screen += chunk.toString();
    const [next] = pending;
    if (next && screen.endsWith(next[0])) {
      pending.shift();
      child.stdin?.write(next[1]);
    }
  });
  const { code } = await ended;
  return { code, screen };
}
