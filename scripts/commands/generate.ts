import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createPatch } from "diff";
import { generatedPath, render } from "../codegen/render.ts";
import { print, readOptions, startCommand, type Command } from "../lib/command.ts";
import { Failure } from "../lib/failure.ts";
import { readIfPresent, replaceFiles } from "../lib/replace-files.ts";
import { shortPath } from "../lib/short-path.ts";
import { contractPath, readContract } from "../upstream/contract.ts";
import { readRecord } from "../upstream/upstream-json.ts";

const usage = `usage: npm run generate [-- options]

Generates src/generated/ from the contract.

  --check            show differences instead of writing, and exit with 1 if there are any
  --contract <file>  generate from this contract instead of openapi/byok.yaml
  --out <folder>     generate into this folder instead of src/generated/`;

const options = {
  check: { type: "boolean", default: false },
  contract: { type: "string", default: contractPath },
  out: { type: "string", default: generatedPath },
} as const;

export const generate: Command = {
  usage,
  async run(args) {
    const { check, contract, out } = readOptions(args, options, usage);
    const folder = resolve(out);
    const { openEnumerations } = await readRecord();
    const text = await readContract(contract);
    const files = await render(text, shortPath(contract), folder, openEnumerations);
    if (check) await rejectDifferences(files, folder);
    const changed = check ? [] : await replaceFiles(files);
    for (const file of changed) print(`generated ${shortPath(file)}`);
    if (changed.length === 0) print("generated code is up to date");
  },
};

/** @throws {@link Failure} unless the folder has exactly these files */
async function rejectDifferences(
  files: ReadonlyMap<string, string>,
  folder: string,
): Promise<void> {
  const differences: string[] = [];
  for (const [path, expected] of files) {
    const name = shortPath(path);
    const actual = await readIfPresent(path);
    if (actual === undefined) differences.push(`${name}: missing`);
    else if (actual !== expected) differences.push(createPatch(name, actual, expected));
  }
  for (const path of await listFiles(folder)) {
    if (!files.has(path)) differences.push(`${shortPath(path)}: not generated from the contract`);
  }
  if (differences.length === 0) return;
  print(differences.join("\n"));
  throw new Failure("generated code is stale: run npm run generate, and commit the changes");
}

/** The paths of the files and folders in a folder, at any depth. */
async function listFiles(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const names = await readdir(folder, { recursive: true });
  return names.sort().map((name) => join(folder, name));
}

await startCommand(import.meta, generate);
