import { join, resolve } from "node:path";
import type render from "../codegen/render.ts";
import { Failure, print, readOptions, run } from "../lib/failure.ts";
import { readIfPresent, replaceFiles } from "../lib/replace-files.ts";
import { shortPath } from "../lib/short-path.ts";
import { callLimited } from "../lib/limits.ts";
import { contractPath, readContract } from "../upstream/record.ts";

const usage = `usage: npm run generate [-- options]

Generates src/generated/ from the contract.

  --check            show differences instead of writing, and exit with 1 if there are any
  --contract <file>  generate from this contract instead of openapi/byok.yaml
  --out <folder>     generate into this folder instead of src/generated/`;

await run(async () => {
  const options = readOptions(
    {
      check: { type: "boolean", default: false },
      contract: { type: "string", default: contractPath },
      out: { type: "string", default: join(import.meta.dirname, "../../src/generated") },
    },
    usage,
  );
  const [contract, out] = [resolve(options.contract), resolve(options.out)];
  const text = await readContract(contract);
  const path = "../codegen/render.ts";
  const name = shortPath(contract);
  const files = await callLimited<typeof render>("generating", path, text, name, out);
  let changed: string[] = [];
  if (options.check) await check(files);
  else changed = await replaceFiles(files);
  for (const file of changed) print(`generated ${shortPath(file)}`);
  if (changed.length === 0) print("generated code is up to date");
});

async function check(files: ReadonlyMap<string, string>): Promise<void> {
  const { createPatch } = await import("diff");
  const differences: string[] = [];
  for (const [path, expected] of files) {
    const [name, actual] = [shortPath(path), await readIfPresent(path)];
    if (actual === undefined) differences.push(`${name}: missing`);
    else if (actual !== expected) differences.push(createPatch(name, actual, expected));
  }
  if (differences.length === 0) return;
  print(differences.join("\n"));
  throw new Failure("generated code is stale: run npm run generate, and commit the changes");
}
