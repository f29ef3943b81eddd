// It starts its service in the folder where it was loaded, which has to outlive each workspace.
import "esbuild";
import { pathToFileURL } from "node:url";
import { parentPort } from "node:worker_threads";
import type { Run } from "./script-thread.ts";

let runs = 0;

parentPort?.on("message", ({ script, args }: { script: string; args: string[] }) => {
  process.exitCode = 0;
  void run(script, args).then((result) => parentPort?.postMessage(result));
});

parentPort?.postMessage("ready");

/** Runs a script as a process would, except for the modules that this thread has loaded. */
async function run(script: string, args: string[]): Promise<Run> {
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    process[name].write = (text: string | Uint8Array): boolean => {
      output[name] += String(text);
      return true;
    };
  }
  process.argv = [process.execPath, script, ...args];
  // The query has Node run the script again.
  await import(`${pathToFileURL(script).href}?run=${String(++runs)}`).catch((error: unknown) => {
    output.stderr += String(error);
    process.exitCode = 1;
  });
  return { code: Number(process.exitCode), ...output };
}
