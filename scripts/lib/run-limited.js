// Runs a command in a child process with limits on memory and time, because the command reads descriptions, and a
// malicious description could otherwise exhaust the memory, or keep the command running for hours. This file is
// JavaScript because it starts the process that loads the TypeScript loader.
//
//   node run-limited.js <command.ts> [arguments]

import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

const { LIMIT_SECONDS: seconds = "60", LIMIT_MEBIBYTES: mebibytes = "2048" } = process.env;

const nodeOptions = [`--max-old-space-size=${mebibytes}`, "--import=tsx/esm"];
const args = [...nodeOptions, ...process.argv.slice(2)];
const child = spawn(process.execPath, args, {
  stdio: ["inherit", "inherit", "pipe"],
  timeout: Number(seconds) * 1000,
  killSignal: "SIGKILL",
});
process.once("SIGTERM", () => child.kill("SIGTERM"));
const closed = once(child, "close");
const errors = await text(child.stderr);
await closed;

const { exitCode, signalCode } = child;
// If V8 runs out of memory, it prints a trace that does not help the user, so only a short reason is printed.
if (exitCode !== null) process.stderr.write(errors);
else if (signalCode === "SIGKILL") console.error(`error: timed out after ${seconds} s`);
else if (signalCode === "SIGABRT")
  console.error(`error: exceeded the memory limit of ${mebibytes} MiB`);
else console.error(`error: stopped by ${signalCode}`);
process.exitCode = exitCode ?? 2;
