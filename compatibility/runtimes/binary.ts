import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Failure } from "../../scripts/lib/failure.ts";

/** The time limit for all scenarios in one runtime. They usually take about a tenth of it. */
export const limitMs = 30_000;

/**
 * Finds the executable of a runtime in the runtime's npm package for this platform.
 *
 * @param path - The path of the executable in the package.
 */
export function binaryPath(name: string, path: string): string {
  const platform = `${process.platform}-${process.arch}`;
  const url = new URL(`node_modules/${name}-${platform}/${path}`, import.meta.url);
  if (existsSync(url)) return fileURLToPath(url);
  throw new Failure(`there is no ${name} for ${platform} in compatibility/runtimes/package.json`);
}

export async function versionOf(binary: string): Promise<string> {
  const [version = ""] = /\d[\d.-]*/.exec(await execute(binary, ["--version"])) ?? [];
  return version;
}

/** Runs a program until it exits, and returns its stdout. */
export async function execute(
  binary: string,
  args: string[],
  where?: { cwd: string; env: Record<string, string> },
): Promise<string> {
  const { stdout } = await promisify(execFile)(binary, args, { ...where, timeout: limitMs });
  return stdout;
}
