import { cp, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { binaryPath, execute } from "./binary.ts";
import { fetches } from "./program/foreign-fetches.js";
import type { Runtime } from "./runtimes.ts";

/**
 * Lists implementations of `fetch` that users pass to the client, or install as the global `fetch` in tests. They run
 * in Node 24, which all of them support.
 *
 * @param folder - The folder in which the package is installed.
 */
export async function listForeignFetches(folder: string): Promise<Runtime[]> {
  const node = binaryPath("node-24", "bin/node");
  const cwd = join(folder, "foreign-fetches");
  await cp(join(import.meta.dirname, "program"), cwd, { recursive: true });
  await symlink(join(import.meta.dirname, "node_modules"), join(cwd, "node_modules"));
  return await Promise.all(
    fetches.map(async ({ package: alias, variant = "" }, index) => ({
      title: `${alias.replace(/-\d+$/, "")}\n${await versionOf(alias)} ${variant}`.trimEnd(),
      // Through the proxy, requests name another host, and the sandbox over HTTP rejects other hosts.
      traits: variant === "proxy" ? ["environment"] : ["environment", "node:http"],
      run: (settings, env) =>
        execute(node, ["with-fetch.js", settings, String(index)], { cwd, env }),
    })),
  );
}

async function versionOf(alias: string): Promise<string> {
  const path = join(import.meta.dirname, "node_modules", alias, "package.json");
  return (JSON.parse(await readFile(path, "utf8")) as { version: string }).version;
}
