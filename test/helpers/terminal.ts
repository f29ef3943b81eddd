import { onTestFinished } from "vitest";
import * as terminal from "../../scripts/lib/run-on-terminal.ts";
import { program } from "./cli.ts";

/** Runs the command line on a terminal, until the test is finished. */
export function runOnTerminal(
  args: string,
  options: terminal.TerminalOptions,
): Promise<terminal.Session> {
  const finished = new AbortController();
  onTestFinished(() => {
    finished.abort();
  });
  const command = `exec "${process.execPath}" "${program}" ${args}`;
  return terminal.runOnTerminal(command, { ...options, signal: finished.signal });
}
