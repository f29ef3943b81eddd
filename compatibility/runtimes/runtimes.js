import { join } from "node:path";
import { build } from "esbuild";
import { binaryPath, execute, versionOf } from "./binary.js";
import { findChromium, runInChromium } from "./chromium.js";
import { runInWorkerd } from "./workerd.js";

/** @typedef {import("./program/scenarios.js").Settings} Settings */

/**
 * A runtime, and how to run the scenarios in it.
 *
 * @typedef {object} Runtime
 * @property {string} title
 * @property {Settings["traits"]} traits
 * @property {Settings["options"]} [options]
 * @property {(settings: string, environment: Record<string, string>) => Promise<string>} run
 */

/**
 * @param {string} folder where the package is installed and the program is
 * @returns {Promise<Runtime[]>}
 */
export async function listRuntimes(folder) {
  const nodes = ["node-20", "node-22", "node-24", "node-26"];
  const denoArguments = [
    ...["run", "--no-prompt", "--allow-net=127.0.0.1"],
    "--allow-env=OPENROUTER_MANAGEMENT_KEY,OPENROUTER_API_KEY",
  ];
  const workerd = binaryPath("workerd", "bin/workerd");
  const chromium = findChromium();
  const [chromiumMajor = ""] = (await versionOf(chromium)).split(".");
  return [
    ...(await Promise.all(nodes.map((name) => inProcess("Node", binaryPath(name, "bin/node"))))),
    await inProcess("Bun", binaryPath("bun", "bin/bun")),
    await inProcess("Deno", binaryPath("deno", "deno"), denoArguments),
    inWorkerd(await versionOf(workerd), "2026-11-01", ["environment"]),
    // Before it had anything of Node's.
    inWorkerd("of 2024", "2024-01-01", ["no environment"]),
    inBrowser("page"),
    inBrowser("worker"),
  ];

  /**
   * @param {string} name
   * @param {string} binary
   * @param {string[]} args
   * @returns {Promise<Runtime>}
   */
  async function inProcess(name, binary, args = []) {
    return {
      title: `${name}\n${await versionOf(binary)}`,
      traits: ["environment", "node:http"],
      run: (settings, env) =>
        execute(binary, [...args, "in-process.js", settings], { cwd: folder, env }),
    };
  }

  /**
   * @param {string} version
   * @param {string} compatibilityDate
   * @param {Settings["traits"]} traits
   * @returns {Runtime}
   */
  function inWorkerd(version, compatibilityDate, traits) {
    return {
      title: `workerd\n${version}`,
      traits,
      run: async (settings, environment) => {
        const bindings = { ...environment, settings };
        return runInWorkerd(workerd, await bundle("in-workerd.js"), compatibilityDate, bindings);
      },
    };
  }

  /**
   * @param {"page" | "worker"} place
   * @returns {Runtime}
   */
  function inBrowser(place) {
    return {
      title: `Chromium\n${chromiumMajor} ${place}`,
      traits: ["no environment", "browser guard"],
      options: { dangerouslyAllowBrowser: true },
      run: async (settings) =>
        runInChromium(chromium, await bundle("in-browser.js"), place, settings),
    };
  }

  /**
   * Bundles a program with the installed package, for what has no `node_modules`.
   *
   * @param {string} entry
   */
  async function bundle(entry) {
    const { outputFiles } = await build({
      entryPoints: [join(folder, entry)],
      bundle: true,
      format: "esm",
      target: "es2022",
      // The sandbox imports it where it listens.
      write: false,
      logLevel: "silent",
    });
    return outputFiles[0]?.text ?? "";
  }
}
