import { watchFile } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { contractPath } from "./contract/upstream.js";
import { Failure, messageOf, run } from "./failure.js";
import { describeDifferences } from "./files/describe-differences.js";
import { replaceFiles } from "./files/replace-files.js";
import { shortPath } from "./files/short-path.js";
import { isUpToDate, rememberUpToDate } from "./generator/generation.js";

const usage = `usage: npm run generate [-- options]

Generates src/generated/ from the contract.

  --check            write nothing; print what differs, and exit with 1 if anything does
  --watch            generate again whenever the contract changes
  --contract <file>  generate from this contract instead of openapi/byok.yaml
  --out <folder>     generate into this folder instead of src/generated/`;

const outPath = fileURLToPath(new URL("../src/generated/", import.meta.url));

const { contract, out, check, watch } = readArguments();

if (watch) {
  watchContract();
} else {
  await run(check ? checkUpToDate : generate);
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        check: { type: "boolean", default: false },
        watch: { type: "boolean", default: false },
        contract: { type: "string", default: contractPath },
        out: { type: "string", default: outPath },
      },
    });
    if (values.check && values.watch) throw new Error("--check and --watch exclude each other");
    return { ...values, contract: resolve(values.contract), out: resolve(values.out) };
  } catch (error) {
    console.error(`error: ${messageOf(error)}\n\n${usage}`);
    process.exit(1);
  }
}

async function generate() {
  if (await isUpToDate(contract, out)) {
    console.log("generated code is up to date");
    return;
  }
  const text = await readContract();
  const files = await filesFrom(text);
  const changed = await replaceFiles(files).catch((/** @type {unknown} */ error) => {
    throw new Failure(`cannot write the generated code: ${messageOf(error)}`);
  });
  await rememberUpToDate(contract, text, out);
  for (const path of changed) console.log(`generated ${shortPath(path)}`);
  if (changed.length === 0) console.log("generated code is up to date");
}

async function checkUpToDate() {
  const differences = await describeDifferences(await filesFrom(await readContract()));
  if (differences.length > 0) {
    console.log(differences.join("\n"));
    throw new Failure("generated code is stale: run npm run generate, and commit what it changes");
  }
  console.log("generated code is up to date");
}

async function readContract() {
  try {
    return await readFile(contract, "utf8");
  } catch (error) {
    throw new Failure(`cannot read the contract: ${messageOf(error)}`);
  }
}

/** @param {string} text */
async function filesFrom(text) {
  // Loaded when needed: with it come openapi-typescript, schemasafe, prettier and the compiler.
  const { generateFiles } = await import("./generator/generate-files.js");
  return generateFiles(text, shortPath(contract), out);
}

/** Polls, because editors and `git` replace a file rather than write to it. */
function watchContract() {
  let isRunning = false;
  let isChanged = true;
  watchFile(contract, { interval: 200 }, () => {
    isChanged = true;
    if (!isRunning) void generateWhileChanged();
  });
  console.log(`watching ${shortPath(contract)}`);
  void generateWhileChanged();
  async function generateWhileChanged() {
    isRunning = true;
    while (isChanged) {
      isChanged = false;
      await run(generate);
    }
    isRunning = false;
  }
}
