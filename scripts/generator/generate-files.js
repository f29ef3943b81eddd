import { join } from "node:path";
import { toNormalForm } from "../contract/normal-form.js";
import { operationsSource } from "./operations.js";
import { operationsOf } from "./responses.js";

/**
 * Generates all files from a contract, formatted and type-checked, without writing them.
 *
 * @param {string} contract YAML or JSON
 * @param {string} name what to call the contract in an error
 * @param {string} folder where the files are going to be
 * @returns {Promise<Map<string, string>>} contents by path
 */
export async function generateFiles(contract, name, folder) {
  // Redocly works in a process of its own: half a second in which the large libraries can load here.
  const [normalForm, { schemaSource }, { typeCheck }, { validatorsSource }, prettier] =
    await Promise.all([
      toNormalForm(contract, name),
      import("./schema.js"),
      import("./type-check.js"),
      import("./validators.js"),
      import("prettier"),
    ]);
  const operations = operationsOf(normalForm);
  const validators = await validatorsSource(normalForm, operations);
  const sources = {
    "operations.ts": operationsSource(normalForm, operations, validators.nameOf),
    "schema.ts": await schemaSource(normalForm),
    "validators.ts": `// @ts-nocheck The code is Ajv's.\n${validators.source}`,
  };
  const config = await prettier.resolveConfig(import.meta.filename);
  const files = new Map();
  for (const [file, source] of Object.entries(sources)) {
    const text = `// Generated from the contract in openapi/ by \`npm run generate\`. Do not edit.\n${source}`;
    files.set(join(folder, file), await prettier.format(text, { ...config, parser: "typescript" }));
  }
  typeCheck(files);
  return files;
}
