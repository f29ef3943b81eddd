import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { Failure } from "../failure.ts";

const cliPackage = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
const seconds = 60;

/**
 * How to run a command of Redocly's CLI, for what its library does not export.
 *
 * @param args - with absolute paths
 */
export function redoclyCommand(...args: string[]) {
  const silent = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  return {
    file: process.execPath,
    args: [join(cliPackage, "../bin/cli.js"), ...args],
    options: { cwd: join(import.meta.dirname, "../.."), env: { ...process.env, ...silent } },
  };
}

/** Runs a command of Redocly's CLI to its end, within a time limit. */
export async function runRedocly(...args: string[]): Promise<void> {
  const { file, args: all, options } = redoclyCommand(...args);
  const limits = { timeout: seconds * 1000, killSignal: "SIGKILL" } as const;
  try {
    await promisify(execFile)(file, all, { ...options, ...limits });
  } catch (error) {
    if (!(error instanceof Error && "stderr" in error && "killed" in error)) throw error;
    const command = `redocly ${String(args[0])}`;
    if (error.killed === true) throw new Failure(`${command} took more than ${String(seconds)} s`);
    // Without the box that announces the end of support for a version of Node.
    const reason = String(error.stderr).replaceAll(/^ *[╔║╚].*\n/gm, "");
    throw new Failure(`${command} failed: ${reason.trim()}`);
  }
}
