import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { benchPath, rootPath } from "./execute.js";

/** @typedef {Record<string, string>} Versions by name: pinned, so they are what is installed */

export const peerVersions = (await readPackage(benchPath)).dependencies;

const { version, devDependencies } = await readPackage(rootPath);

/** @type {Versions} */
export const versions = { "openrouter-byok": version, ...peerVersions };
for (const tool of ["openapi-typescript", "@redocly/cli", "esbuild"]) {
  versions[tool] = devDependencies[tool] ?? "missing";
}

/**
 * @param {string} folder
 * @returns {Promise<{ version: string, dependencies: Versions, devDependencies: Versions }>}
 */
async function readPackage(folder) {
  /** @type {unknown} */
  const content = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  return /** @type {Awaited<ReturnType<typeof readPackage>>} */ (content);
}
