import { isMainThread, Worker, workerData } from "node:worker_threads";
import { Failure, fail } from "./failure.ts";
import { removeTemporaryFolders } from "./files/with-temporary-folder.ts";

const mebibyte = 1024 * 1024;
const pollMs = 50;

/** The processor time and the memory that a process may use after it has read so many bytes. */
function limitsFor(bytes: number, task: number): { seconds: number; mebibytes: number } {
  const size = bytes / mebibyte;
  if (task === reading) return { seconds: 4.2 + 0.5 * size, mebibytes: 360 + 24 * size };
  return { seconds: 6 + 2 * size, mebibytes: 400 + 90 * size };
}

const [reading, generating, writing] = [0, 1, 2];

/** Shared with the thread that runs the script: the number of bytes that it has read, and its task. */
const shared = (workerData as { shared?: Int32Array } | null)?.shared;

/** Raises the limits for a source that was read. */
export function countRead(bytes: number): void {
  if (shared) Atomics.add(shared, 0, bytes);
}

/** Raises the limits for the compiler. */
export function startGenerating(): void {
  if (shared) Atomics.store(shared, 1, generating);
}

/** Lifts the limits, so that files are not left half-written. */
export function startWriting(): void {
  if (shared) Atomics.store(shared, 1, writing);
}

/**
 * Runs the main function of a script in a thread of its own, which is stopped if it takes more processor time or
 * memory than a description of that size needs. Time on a busy machine and waiting for a server do not count.
 *
 * @param onError - reports an error and sets the exit code
 */
export async function runForUpstream(
  main: () => Promise<void>,
  onError: (error: unknown) => void = fail,
): Promise<void> {
  try {
    await (isMainThread ? superviseThread() : main());
  } catch (error) {
    onError(error);
  }
}

/** Runs this script again in a thread, and watches it. */
async function superviseThread(): Promise<void> {
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const [redocly, loader, script] = [
    import.meta.resolve("@redocly/openapi-core"),
    import.meta.resolve("tsx/esm/api"),
    process.argv[1],
  ].map((name) => JSON.stringify(name));
  // Node 20 does not pass the loader on to threads. It would slow down the loading of Redocly's many modules.
  const code = `import(${String(redocly)})
    .then(() => import(${String(loader)}))
    .then(({ register }) => { register(); return import(${String(script)}); });`;
  const thread = new Worker(code, {
    eval: true,
    argv: process.argv.slice(2),
    execArgv: [],
    workerData: { shared },
  });
  let failure: Error | undefined;
  let start = process.cpuUsage();
  const timer = setInterval(() => {
    const [bytes, task] = [Atomics.load(shared, 0), Atomics.load(shared, 1)];
    // Until it reads, a script loads the project's own code.
    if (bytes === 0) start = process.cpuUsage();
    const excess = findExcess(bytes, task, start);
    if (excess === undefined) return;
    failure ??= new Failure(`the description takes more than ${excess}`);
    void thread.terminate();
  }, pollMs);
  thread.once("error", (error: Error) => {
    const isOutOfMemory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
    failure ??= isOutOfMemory ? new Failure("the description does not fit into memory") : error;
  });
  process.exitCode = await new Promise<number>((resolve) => thread.once("exit", resolve));
  clearInterval(timer);
  await removeTemporaryFolders();
  if (failure !== undefined) throw failure;
}

/** Describes the limit that a process has exceeded. */
function findExcess(bytes: number, task: number, start: NodeJS.CpuUsage): string | undefined {
  if (task === writing) return undefined;
  const { seconds, mebibytes } = limitsFor(bytes, task);
  const { user, system } = process.cpuUsage(start);
  if (user + system > seconds * 1e6) return `${seconds.toFixed(1)} s of processor time`;
  if (process.memoryUsage.rss() > mebibytes * mebibyte)
    return `${mebibytes.toFixed(0)} MiB of memory`;
  return undefined;
}
