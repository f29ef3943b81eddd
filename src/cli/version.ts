import { readFileSync } from "node:fs";

/** Reads the version from the manifest, which is two folders up from the source and from the build. */
export function readVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
