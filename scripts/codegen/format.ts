import { once } from "node:events";
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";

const code = `
  const { parentPort, workerData } = require("node:worker_threads");
  const { format, resolveConfig } = require(workerData.prettier);
  const config = resolveConfig(workerData.project);
  const isWarm = format("", { parser: "babel-ts" });
  parentPort.once("message", async (sources) => {
    const options = await config;
    await isWarm;
    const formatted = new Map();
    for (const [filepath, source] of sources)
      formatted.set(filepath, await format(source, { ...options, parser: "babel-ts" }));
    parentPort.postMessage(formatted);
  });`;

/** Starts a thread that formats sources, by path, while this one loads the compiler and checks them. */
export function startFormatter() {
  const prettier = createRequire(import.meta.url).resolve("prettier");
  const workerData = { prettier, project: import.meta.filename };
  const thread = new Worker(code, { eval: true, execArgv: [], workerData });
  thread.unref();
  return async (sources: ReadonlyMap<string, string>): Promise<Map<string, string>> => {
    thread.ref();
    thread.postMessage(sources);
    const [formatted] = (await once(thread, "message")) as [Map<string, string>];
    return formatted;
  };
}
