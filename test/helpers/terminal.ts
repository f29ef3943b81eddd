import { program, startProcess } from "./cli.ts";

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

/** Runs a command line on a terminal. util-linux has a program that provides one. */
export async function runOnTerminal(
  args: string,
  { env, columns = 80, typed = [] }: TerminalOptions,
): Promise<Session> {
  const command = `stty cols ${String(columns)}; exec "${process.execPath}" "${program}" ${args}`;
  const { child, ended } = startProcess("script", ["-qec", command, "/dev/null"], {
    env: { TERM: "xterm", ...env },
  });
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
