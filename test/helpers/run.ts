import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** The exit code and the output of a program. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Node with the given arguments and waits until it exits. */
export async function runNode(
  cwd: string,
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Run> {
  try {
    const output = await promisify(execFile)(process.execPath, args, { cwd, env });
    return { code: 0, ...output };
  } catch (error) {
    const { code, stdout, stderr } = error as Run;
    return { code, stdout, stderr };
  }
}
