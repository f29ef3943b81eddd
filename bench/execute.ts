import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Failure, messageOf } from "../scripts/lib/failure.ts";
import { redoclyCli } from "../scripts/openapi/redocly-cli.ts";

export const benchPath = pathTo(".");
export const rootPath = pathTo("..");
export const workPath = pathTo(".work/");
export const contractPath = pathTo("../openapi/byok.yaml");
export const tscPath = pathTo("node_modules/typescript/bin/tsc");

const env = {
  ...redoclyCli.env,
  // @hey-api/openapi-ts requires Node 22.18, but its generator works on earlier versions.
  npm_config_engine_strict: "false",
  npm_config_audit: "false",
};

/** Runs a program in a child process until it exits, and returns its stdout. */
export async function execute(cwd: string, file: string, ...args: string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(file, args, { cwd, env, maxBuffer: 2 ** 26 });
    return stdout;
  } catch (error) {
    throw new Failure(`${messageOf(error)}\n${textOf(error, "stdout")}${textOf(error, "stderr")}`);
  }
}

function textOf(error: unknown, stream: "stdout" | "stderr"): string {
  const text: unknown = error instanceof Error ? Reflect.get(error, stream) : undefined;
  return typeof text === "string" ? text : "";
}

function pathTo(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}
