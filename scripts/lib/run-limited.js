// Runs a command in a child process with limits on memory and time, because the command reads descriptions, and a
// malicious description could otherwise exhaust the memory, or keep the command running for hours. This file is
// JavaScript because it starts the process that loads the TypeScript loader.
//
//   node run-limited.js <command.ts> [arguments]

import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

const seconds = readLimit("LIMIT_SECONDS", "60");
const mebibytes = readLimit("LIMIT_MEBIBYTES", "2048");

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
if (signalCode !== "SIGABRT") process.stderr.write(errors);
if (signalCode !== null) console.error(`error: ${explain(signalCode)}`);
process.exitCode = exitCode ?? 2;

/**
 * Reads a limit from the environment.
 *
 * @param {string} name
 * @param {string} defaultValue the limit if the variable is not set
 */
function readLimit(name, defaultValue) {
  const value = process.env[name] ?? defaultValue;
  if (/^[1-9]\d{0,5}$/.test(value)) return value;
  console.error(`error: ${name} must be an integer from 1 to 999999`);
  process.exit(2);
}

/** @param {NodeJS.Signals} signal */
function explain(signal) {
  if (signal === "SIGABRT") return `exceeded the memory limit of ${mebibytes} MiB`;
  // `child.killed` is set only if this process killed the child. The kernel may do so if the machine runs out of memory.
  if (signal === "SIGKILL" && child.killed) return `timed out after ${seconds} s`;
  return `stopped by ${signal}`;
}
