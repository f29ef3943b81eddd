import { execFileSync } from "node:child_process";

export function git(...args: string[]): Buffer {
  return execFileSync("git", args, {
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 ** 2,
  });
}
