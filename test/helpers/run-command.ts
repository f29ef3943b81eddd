import { join } from "node:path";
import { vi } from "vitest";
import { runCommand, type Command } from "../../scripts/lib/command.ts";
import { runNode, type Run } from "./run.ts";

const commands = join(import.meta.dirname, "../../scripts/commands");

/**
 * Runs a command of `scripts/commands/` in this process, because starting a process takes longer than most commands.
 * It calls the same function as `npm run …`, but without the child process that enforces the limits.
 *
 * @param folder - the folder to run the command in
 */
export async function runHere(folder: string, script: string, args: string[]): Promise<Run> {
  const module = (await import(join(commands, script))) as Record<string, Command>;
  const [command] = Object.values(module);
  if (command === undefined) throw new Error(`${script} exports no command`);
  const stdout: string[] = [];
  const stderr: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((text) => void stdout.push(`${text}\n`));
  const error = vi
    .spyOn(console, "error")
    .mockImplementation((text) => void stderr.push(`${text}\n`));
  const before = { folder: process.cwd(), code: process.exitCode };
  process.exitCode = 0;
  process.chdir(folder);
  try {
    await runCommand(command, args);
    return { code: process.exitCode, stdout: stdout.join(""), stderr: stderr.join("") };
  } finally {
    process.chdir(before.folder);
    process.exitCode = before.code;
    log.mockRestore();
    error.mockRestore();
  }
}

/** Runs a command as `npm run …` does: in a child process with limits on time and memory. */
export function runLimited(
  folder: string,
  script: string,
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Run> {
  return runNode(
    folder,
    ["scripts/lib/run-limited.js", `scripts/commands/${script}`, ...args],
    env,
  );
}
