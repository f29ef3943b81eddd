import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cache = join(root, "node_modules/.cache/openrouter-byok");

/**
 * Tells whether a run would read what the last one read and find what it left.
 *
 * @param {string} contract
 * @param {string[]} outputs
 */
export async function isUpToDate(contract, outputs) {
  try {
    const remembered = await readFile(stampPath(outputs), "utf8");
    return remembered === (await digest(await readFile(contract, "utf8"), outputs));
  } catch {
    // Something is missing: the stamp, the contract or an output. A run will tell which.
    return false;
  }
}

/**
 * @param {string} text the contract that the outputs were generated from
 * @param {string[]} outputs
 */
export async function rememberUpToDate(text, outputs) {
  await mkdir(cache, { recursive: true });
  await writeFile(stampPath(outputs), await digest(text, outputs));
}

/** @param {string[]} outputs */
function stampPath(outputs) {
  return join(cache, `generated-${createHash("sha256").update(outputs.join("\n")).digest("hex")}`);
}

/**
 * Digests all that the outputs depend on: contract, generator, tools and their configuration, and the
 * outputs themselves.
 *
 * @param {string} contract
 * @param {string[]} outputs
 */
async function digest(contract, outputs) {
  const hash = createHash("sha256").update(process.version).update(contract);
  const scripts = await readdir(dirname(import.meta.dirname), { recursive: true });
  const tools = scripts.filter((path) => path.endsWith(".js")).map((path) => join("scripts", path));
  const inputs = [...tools.sort(), "redocly.yaml", ".prettierrc.json", "package-lock.json"];
  for (const path of [...inputs.map((input) => join(root, input)), ...outputs]) {
    hash.update(`\n${path}\n`).update(await readFile(path));
  }
  return hash.digest("hex");
}
