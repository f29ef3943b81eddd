import { readFileSync } from "node:fs";

/** Reads the version from `package.json`, which is two folders above this file, both in `src/` and in `dist/`. */
export function readVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
