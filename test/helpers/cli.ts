import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { on } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createSandbox } from "../../src/sandbox/sandbox.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import type { Run } from "./run.ts";

/** The path of the built command line. */
export const program: string = join(import.meta.dirname, "../../dist/cli/main.js");

export interface CliOptions {
  /** The environment variables. Only `PATH` is inherited. */
  readonly env?: Readonly<Record<string, string>>;
  /** The text to write to standard input, which is then closed. Without it, standard input stays open. */
  readonly input?: string;
  /** The id of the user to run as. */
  readonly uid?: number;
}

export interface RunningCli {
  readonly child: ChildProcess;
  readonly ended: Promise<Run>;
}

/** Starts the command line in a child process without a terminal. */
export function startCli(args: readonly string[], options: CliOptions = {}): RunningCli {
  return startProcess(process.execPath, [program, ...args], options);
}

/** Runs the command line and waits until it exits. */
export function runCli(args: readonly string[], options?: CliOptions): Promise<Run> {
  return startCli(args, options).ended;
}

export function startProcess(
  command: string,
  args: readonly string[],
  { env, input, uid }: CliOptions = {},
): RunningCli {
  const { PATH = "" } = process.env;
  const child = spawn(command, args, { env: { PATH, ...env }, ...(uid !== undefined && { uid }) });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  // Writing fails if the program exits without reading its input, which is not an error.
  child.stdin.on("error", () => undefined);
  if (input !== undefined) child.stdin.end(input);
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Run>((resolve) => {
    child.once("close", (code) => {
      resolve({ code: code ?? -1, stdout, stderr });
    });
  });
  return { child, ended };
}

/** Waits until a text has appeared on a stream the given number of times. */
export async function waitForText(
  stream: NodeJS.ReadableStream | null,
  wanted: string,
  times = 1,
): Promise<void> {
  let seen = "";
  if (!stream) throw new Error("the process has no such stream");
  for await (const [chunk] of on(stream, "data") as AsyncIterable<[Buffer]>) {
    seen += chunk.toString();
    if (seen.split(wanted).length > times) return;
  }
}

export interface ServedSandbox {
  readonly sandbox: Sandbox;
  readonly url: string;
  /** Environment variables that contain the sandbox's management key. */
  readonly env: Readonly<Record<string, string>>;
  /** Adds `count` credentials and returns their ids. */
  readonly add: (count: number) => Promise<string[]>;
}

/** Serves a sandbox on loopback until the test ends. */
export async function serveSandbox(): Promise<ServedSandbox> {
  const sandbox = createSandbox();
  const server = await sandbox.listen();
  onTestFinished(() => server.close());
  const credential = { provider: "openai", providerKey: "sk-example-openai-AbCd" } as const;
  return {
    sandbox,
    url: server.url,
    env: { OPENROUTER_MANAGEMENT_KEY: sandbox.managementKey },
    async add(count) {
      const ids: string[] = [];
      while (ids.length < count) ids.push(await sandbox.addCredential(credential));
      return ids;
    },
  };
}

/** Creates a temporary folder, which is removed when the test ends. */
export async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "openrouter-byok-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The URL of a server that has been closed, so connections to it are refused. */
export async function closedUrl(): Promise<string> {
  const server = await createSandbox().listen();
  await server.close();
  return server.url;
}

/** The result of one action, as `--json` prints it. */
export interface ResultLine {
  readonly id: string;
  readonly outcome: string;
  readonly attempts: number;
  readonly detail: string | null;
}

/** Parses the output of `--json`: one JSON value per line. */
export function parseLines<Line = Record<string, unknown>>(stdout: string): Line[] {
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
}
