import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { benchPath, rootPath } from "./execute.ts";

/** Versions by package name. All versions are pinned, so they equal the installed versions. */
type Versions = Record<string, string>;

interface Manifest {
  version: string;
  dependencies: Versions;
  devDependencies: Versions;
}

export const peerVersions: Versions = (await readManifest(benchPath)).dependencies;

const { version, devDependencies } = await readManifest(rootPath);

export const versions: Versions = { "openrouter-byok": version, ...peerVersions };
for (const tool of ["openapi-typescript", "@redocly/cli", "esbuild"]) {
  versions[tool] = devDependencies[tool] ?? "missing";
}

async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as Manifest;
}
