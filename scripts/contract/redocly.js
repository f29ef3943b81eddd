import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const cli = join(
  dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")),
  "bin/cli.js",
);
const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * How to run a Redocly command under this project's `redocly.yaml`.
 *
 * @param {string[]} args paths among them have to be absolute
 */
export function redoclyCommand(...args) {
  return {
    command: process.execPath,
    args: [cli, ...args],
    options: {
      cwd: root,
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    },
  };
}

/**
 * Runs a Redocly command to its end.
 *
 * @param {string[]} args paths among them have to be absolute
 * @returns {Promise<{ ok: boolean, stdout: string, stderr: string }>}
 */
export async function redocly(...args) {
  const { command, args: all, options } = redoclyCommand(...args);
  try {
    const maxBuffer = 64 * 1024 * 1024;
    const output = await promisify(execFile)(command, all, { ...options, maxBuffer });
    return { ok: true, ...output };
  } catch (error) {
    if (!(error instanceof Error && "stdout" in error && "stderr" in error)) throw error;
    // Without the box in which it announces the end of support for a version of Node.
    const stderr = String(error.stderr).replaceAll(/^ *[╔║╚].*\n/gm, "");
    return { ok: false, stdout: String(error.stdout), stderr: stderr.trim() };
  }
}
