import { isMainThread, Worker, workerData } from "node:worker_threads";
import { Failure, fail } from "./failure.ts";

const mebibyte = 1024 * 1024;
const pollMs = 50;

/** The memory of a process that has read so many bytes, and its processor time since it has read the first. */
function limitsFor(bytes: number): { seconds: number; mebibytes: number } {
  const size = bytes / mebibyte;
  return { seconds: 3.5 + 0.6 * size, mebibytes: 360 + 24 * size };
}

/** The number of bytes read, shared with the thread that runs the script. */
const shared = (workerData as { bytesRead?: Int32Array } | null)?.bytesRead;

/** Raises the limits for a source that was read. */
export function countRead(bytes: number): void {
  if (shared) Atomics.add(shared, 0, bytes);
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
  const bytesRead = new Int32Array(new SharedArrayBuffer(4));
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
    workerData: { bytesRead },
  });
  await new Promise<void>((resolve, reject) => {
    let failure: Error | undefined;
    let [bytes, start] = [0, process.cpuUsage()];
    const timer = setInterval(() => {
      // Until it reads, a script loads the project's own code.
      if (bytes === 0) start = process.cpuUsage();
      bytes = Atomics.load(bytesRead, 0);
      const excess = findExcess(bytes, start);
      if (excess === undefined) return;
      clearInterval(timer);
      failure ??= new Failure(`what upstream publishes takes ${excess}`);
      void thread.terminate();
    }, pollMs);
    thread.once("error", (error: Error) => {
      const isOutOfMemory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
      failure ??= isOutOfMemory
        ? new Failure("what upstream publishes does not fit into memory")
        : error;
    });
    thread.once("exit", (code) => {
      clearInterval(timer);
      if (failure !== undefined) reject(failure);
      process.exitCode = code;
      resolve();
    });
  });
}

/** What the process has used more of than it may, in words. */
function findExcess(bytesRead: number, start: NodeJS.CpuUsage): string | undefined {
  const { seconds, mebibytes } = limitsFor(bytesRead);
  const { user, system } = process.cpuUsage(start);
  if (user + system > seconds * 1e6) return `more than ${seconds.toFixed(1)} s of processor time`;
  if (process.memoryUsage.rss() > mebibytes * mebibyte) {
    return `more than ${mebibytes.toFixed(0)} MiB of memory`;
  }
  return undefined;
}
