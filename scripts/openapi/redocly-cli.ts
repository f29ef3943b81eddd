import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { Failure, messageOf } from "../lib/failure.ts";

const cliPackage = createRequire(import.meta.url).resolve("@redocly/cli/package.json");

/** Redocly's command line, and an environment that disables its telemetry and its update notice. */
export const redoclyCli = {
  program: join(cliPackage, "../bin/cli.js"),
  env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
};

const timeoutMs = 60_000;

/** Runs Redocly's CLI, for features that the library `@redocly/openapi-core` does not export. */
export async function runRedocly(command: string, ...args: string[]): Promise<void> {
  const { program, env } = redoclyCli;
  try {
    const options = { env, timeout: timeoutMs };
    await promisify(execFile)(process.execPath, [program, command, ...args], options);
  } catch (error) {
    throw new Failure(`redocly ${command} failed: ${describe(error)}`);
  }
}

/** Keeps only the message, because Redocly also prints a stack trace, or a box about the end of support for a Node version. */
function describe(error: unknown): string {
  const stderr = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
  const [, message] = /^\w*Error: (.*)$/m.exec(stderr) ?? [];
  const rest = stderr.replaceAll(/^ *[╔║╚].*\n/gm, "").trim();
  return message ?? (rest || messageOf(error));
}
