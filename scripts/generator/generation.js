import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { filesBelow, isDone, rememberDone } from "../files/memory.js";
import { generatedFiles } from "./generated-files.js";

const configurations = ["redocly.yaml", ".prettierrc.json"].map((path) =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url)),
);

/**
 * Tells whether a run would read what the last one read, and find what it left.
 *
 * @param {string} contract the path of the contract
 * @param {string} folder where the generated files are
 */
export async function isUpToDate(contract, folder) {
  return isDone(taskFor(folder), await filesOf(contract, folder));
}

/**
 * @param {string} contract
 * @param {string} text the contract that the files were generated from
 * @param {string} folder
 */
export async function rememberUpToDate(contract, text, folder) {
  await rememberDone(taskFor(folder), await filesOf(contract, folder), new Map([[contract, text]]));
}

/** @param {string} folder */
function taskFor(folder) {
  return `generated-${createHash("sha256").update(resolve(folder)).digest("hex")}`;
}

/**
 * @param {string} contract
 * @param {string} folder
 */
async function filesOf(contract, folder) {
  const scripts = await filesBelow("scripts", ".js");
  return [...scripts, ...configurations, contract, ...Object.values(generatedFiles(folder))];
}
