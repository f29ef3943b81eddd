import { isMainThread, Worker, workerData } from "node:worker_threads";
import { Failure } from "./failure.ts";
import { removeTemporaryFolders } from "./with-temporary-folder.ts";

const mebibyte = 1024 * 1024;
const pollMs = 50;

/** The processor time and the memory that a task may take, by the mebibytes that it has read. */
const limits = {
  reading: (size: number) => ({ seconds: 4.2 + 0.5 * size, mebibytes: 360 + 24 * size }),
  generating: (size: number) => ({ seconds: 5 + 2 * size, mebibytes: 400 + 90 * size }),
};

/** Shared with the thread: how many bytes it has read. */
type Bytes = Int32Array<SharedArrayBuffer>;

/** Raises the limits for a source that was read. */
export function countRead(length: number): void {
  const { bytes } = Object(workerData) as { bytes?: Bytes };
  if (bytes) Atomics.add(bytes, 0, length);
}

/**
 * Calls the default export of a module in a thread, which is stopped if it takes more than a description of that size
 * needs. Time on a busy machine and waiting for a server do not count.
 */
export async function callLimited<Call extends (...args: never[]) => Promise<unknown>>(
  task: keyof typeof limits,
  path: string,
  ...args: Parameters<Call>
): Promise<Awaited<ReturnType<Call>>> {
  type Result = Awaited<ReturnType<Call>>;
  const module = new URL(path, import.meta.url).href;
  if (!isMainThread) {
    const { default: call } = (await import(module)) as { default: Call };
    return (await call(...args)) as Result;
  }
  const [redocly, loader] = ["@redocly/openapi-core", "tsx/esm/api"].map((library) =>
    JSON.stringify(import.meta.resolve(library)),
  );
  // Node 20 does not pass the loader on to threads. It would slow down the loading of Redocly's many modules.
  const code = `
    const { parentPort, workerData } = require("node:worker_threads");
    import(${String(redocly)})
      .then(() => import(${String(loader)}))
      .then(({ register }) => { register(); return import(workerData.module); })
      .then((exported) => exported.default(...workerData.args))
      .then((result) => { parentPort.postMessage(result); });`;
  const bytes: Bytes = new Int32Array(new SharedArrayBuffer(4));
  const data = { bytes, module, args };
  const thread = new Worker(code, { eval: true, execArgv: [], workerData: data });
  let start = process.cpuUsage();
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Result>((resolve, reject) => {
      thread.once("message", resolve).once("error", (error) => {
        reject(failureFrom(error));
      });
      thread.once("exit", () => {
        reject(new Error("a thread ended without a result"));
      });
      timer = setInterval(() => {
        const size = Atomics.load(bytes, 0) / mebibyte;
        // Until it reads, a thread loads the project's own code.
        if (size === 0) start = process.cpuUsage();
        const { seconds, mebibytes } = limits[task](size);
        const { user, system } = process.cpuUsage(start);
        if (user + system > seconds * 1e6) reject(excess(seconds, "s of processor time"));
        else if (process.memoryUsage.rss() > mebibytes * mebibyte)
          reject(excess(mebibytes, "MiB of memory"));
      }, pollMs);
    });
  } finally {
    clearInterval(timer);
    await thread.terminate();
    await removeTemporaryFolders();
  }
}

function excess(limit: number, unit: string): Failure {
  return new Failure(`processing the description took more than ${limit.toFixed(1)} ${unit}`);
}

/** An error of a thread arrives without its class. */
function failureFrom(error: Error): Error {
  const isOutOfMemory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
  if (isOutOfMemory) return new Failure("the description does not fit into memory");
  return error.name === "Failure" ? new Failure(error.message) : error;
}
