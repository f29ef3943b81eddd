import { once } from "node:events";
import { Worker } from "node:worker_threads";

const [redocly, loader, host] = ["@redocly/openapi-core", "tsx/esm/api", "./script-host.ts"].map(
  (name) => JSON.stringify(import.meta.resolve(name)),
);

/** What a script printed, and its exit code. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let thread: Promise<Worker> | undefined;

/**
 * Runs a script in a thread that has loaded the libraries before: most of a short process is spent loading them.
 *
 * @param cwd - where its relative paths start
 * @param script - its path
 */
export async function runInThread(cwd: string, script: string, args: string[]): Promise<Run> {
  thread ??= startThread();
  const host = await thread;
  const before = process.cwd();
  process.chdir(cwd);
  try {
    host.postMessage({ script, args });
    const [run] = (await once(host, "message")) as [Run];
    return run;
  } finally {
    process.chdir(before);
  }
}

async function startThread(): Promise<Worker> {
  const code = `import(${String(redocly)})
    .then(() => import(${String(loader)}))
    .then(({ register }) => { register(); return import(${String(host)}); });`;
  const worker = new Worker(code, { eval: true, execArgv: [] });
  await once(worker, "message");
  return worker;
}
