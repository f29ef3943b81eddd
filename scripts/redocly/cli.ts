import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { Failure } from "../failure.ts";

const root = join(import.meta.dirname, "../..");
const cliPackage = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
const timeoutMs = 60_000;

/**
 * How to run a command of Redocly's CLI, for what its library does not export. The loader lets it import our
 * plugin.
 *
 * @param args - with absolute paths
 */
export function redoclyCommand(...args: string[]) {
  const cli = join(dirname(cliPackage), "bin/cli.js");
  const env = {
    ...process.env,
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  };
  return {
    file: process.execPath,
    args: ["--import", "tsx/esm", cli, ...args],
    options: { cwd: root, env },
  };
}

/** Runs a command of Redocly's CLI to its end, within a time limit. */
export async function runRedocly(...args: string[]): Promise<void> {
  const { file, args: all, options } = redoclyCommand(...args);
  try {
    const limits = {
      timeout: timeoutMs,
      killSignal: "SIGKILL",
      maxBuffer: 64 * 1024 * 1024,
    } as const;
    await promisify(execFile)(file, all, { ...options, ...limits });
  } catch (error) {
    if (!(error instanceof Error && "stderr" in error)) throw error;
    const command = `redocly ${String(args[0])}`;
    if ("killed" in error && error.killed === true) {
      throw new Failure(`${command} did not finish within ${String(timeoutMs / 1000)} s`);
    }
    throw new Failure(`${command} failed: ${reasonIn(String(error.stderr))}`);
  }
}

/** What Redocly logs, without the box that announces the end of support for a version of Node. */
function reasonIn(stderr: string): string {
  return stderr.replaceAll(/^ *[╔║╚].*\n/gm, "").trim();
}
