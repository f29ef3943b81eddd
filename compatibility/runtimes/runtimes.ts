import { join } from "node:path";
import { build } from "esbuild";
import { binaryPath, execute, versionOf } from "./binary.ts";
import { findChromium, runInChromium } from "./chromium.ts";
import type { Place } from "./chromium.ts";
import type { Settings } from "./program/scenarios.js";
import { runInWorkerd } from "./workerd.ts";

/** A runtime, and how to run the scenarios in it. */
export interface Runtime {
  title: string;
  traits: Settings["traits"];
  options?: Settings["options"];
  run: (settings: string, environment: Record<string, string>) => Promise<string>;
}

/** @param folder - The folder that contains the installed package and the program. */
export async function listRuntimes(folder: string): Promise<Runtime[]> {
  const nodes = ["node-20", "node-22", "node-24", "node-26"];
  const denoArguments = [
    ...["run", "--no-prompt", "--allow-net=127.0.0.1"],
    "--allow-env=OPENROUTER_MANAGEMENT_KEY,OPENROUTER_API_KEY,OPENROUTER_BASE_URL",
  ];
  const workerd = binaryPath("workerd", "bin/workerd");
  const chromium = findChromium();
  const [chromiumMajor = ""] = (await versionOf(chromium)).split(".");
  return [
    ...(await Promise.all(
      nodes.map((name) => inProcess("Node", binaryPath(name, "bin/node"), ["no hidden retry"])),
    )),
    await inProcess("Bun", binaryPath("bun", "bin/bun"), ["no hidden retry", "no retry after 421"]),
    await inProcess(
      "Deno",
      binaryPath("deno", "deno"),
      ["no retry after 421", "Deno"],
      denoArguments,
    ),
    inWorkerd(await versionOf(workerd), "2026-11-01", ["environment"]),
    // With this date, workerd provides none of Node's APIs.
    inWorkerd("of 2024", "2024-01-01", ["no environment"]),
    inBrowser("page"),
    inBrowser("worker"),
  ];

  async function inProcess(
    name: string,
    binary: string,
    traits: Settings["traits"],
    args: string[] = [],
  ): Promise<Runtime> {
    return {
      title: `${name}\n${await versionOf(binary)}`,
      traits: ["environment", "node:http", ...traits],
      run: (settings, env) =>
        execute(binary, [...args, "in-process.js", settings], { cwd: folder, env }),
    };
  }

  function inWorkerd(
    version: string,
    compatibilityDate: string,
    traits: Settings["traits"],
  ): Runtime {
    return {
      title: `workerd\n${version}`,
      traits,
      run: async (settings, environment) => {
        const bindings = { ...environment, settings };
        return runInWorkerd(workerd, await bundle("in-workerd.js"), compatibilityDate, bindings);
      },
    };
  }

  function inBrowser(place: Place): Runtime {
    return {
      title: `Chromium\n${chromiumMajor} ${place}`,
      traits: ["no environment", "browser guard"],
      options: { dangerouslyAllowBrowser: true },
      run: async (settings) =>
        runInChromium(chromium, await bundle("in-browser.js"), place, settings),
    };
  }

  /** Bundles a program with the installed package, for runtimes without `node_modules`. */
  async function bundle(entry: string): Promise<string> {
    const { outputFiles } = await build({
      entryPoints: [join(folder, entry)],
      bundle: true,
      format: "esm",
      target: "es2022",
      write: false,
      logLevel: "silent",
    });
    return outputFiles[0]?.text ?? "";
  }
}
