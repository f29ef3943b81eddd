import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Failure, messageOf } from "../scripts/failure.js";

export const benchPath = fileURLToPath(new URL(".", import.meta.url));
export const rootPath = fileURLToPath(new URL("..", import.meta.url));
export const workPath = fileURLToPath(new URL(".work/", import.meta.url));
export const tscPath = fileURLToPath(new URL("node_modules/typescript/bin/tsc", import.meta.url));

const env = {
  ...process.env,
  // The generator of @hey-api/openapi-ts asks for Node 22.18, and works on those before it.
  npm_config_engine_strict: "false",
  npm_config_audit: "false",
  // Redocly would report that it was used, and ask for its newest version.
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
};

/**
 * Runs a program to its end, in a process of its own.
 *
 * @param {string} cwd
 * @param {string} file
 * @param {string[]} args
 */
export async function execute(cwd, file, ...args) {
  try {
    const { stdout } = await promisify(execFile)(file, args, { cwd, env, maxBuffer: 2 ** 26 });
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = /** @type {{ stdout?: string, stderr?: string }} */ (
      error
    );
    throw new Failure(`${messageOf(error)}\n${stdout}${stderr}`);
  }
}
