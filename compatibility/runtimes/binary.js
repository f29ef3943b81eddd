import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Failure } from "../../scripts/failure.js";

/** How long a runtime may take for all scenarios, which need a tenth of it. */
export const limitMs = 30_000;

/**
 * Where the registry's package for this platform has a runtime's program.
 *
 * @param {string} name
 * @param {string} path within the package
 */
export function binaryPath(name, path) {
  const platform = `${process.platform}-${process.arch}`;
  const url = new URL(`node_modules/${name}-${platform}/${path}`, import.meta.url);
  if (existsSync(url)) return fileURLToPath(url);
  throw new Failure(`there is no ${name} for ${platform} in compatibility/runtimes/package.json`);
}

/** @param {string} binary */
export async function versionOf(binary) {
  const [version = ""] = /\d[\d.-]*/.exec(await execute(binary, ["--version"])) ?? [];
  return version;
}

/**
 * Runs a program to its end, which has to come by itself.
 *
 * @param {string} binary
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} [where]
 * @returns {Promise<string>} what it wrote to stdout
 */
export async function execute(binary, args, where) {
  const { stdout } = await promisify(execFile)(binary, args, { ...where, timeout: limitMs });
  return stdout;
}
