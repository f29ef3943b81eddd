import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { Worker } from "node:worker_threads";
import { Failure } from "./failure.ts";

const cliPackage = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
/** Redocly's CLI, for what its library does not export, and the environment in which it sends nothing. */
export const redoclyCli = {
  program: join(cliPackage, "../bin/cli.js"),
  env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
};

/** Runs a command of Redocly's CLI in a thread, so that its time and memory count as this process's. */
export async function runRedocly(...args: string[]): Promise<void> {
  const { program, env } = redoclyCli;
  const thread = new Worker(program, { argv: args, env, execArgv: [], stdout: true, stderr: true });
  const exited = once(thread, "exit") as Promise<[code: number]>;
  const [stderr, [code]] = await Promise.all([text(thread.stderr), exited]);
  if (code === 0) return;
  // Without a stack trace, and the box that announces the end of support for a version of Node.
  const [, message] = /^\w*Error: (.*)$/m.exec(stderr) ?? [];
  const reason = message ?? stderr.replaceAll(/^ *[╔║╚].*\n/gm, "");
  throw new Failure(`redocly ${String(args[0])} failed: ${reason.trim()}`);
}
