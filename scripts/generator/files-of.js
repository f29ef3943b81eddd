import { format, resolveConfig } from "prettier";
import { generatedFiles } from "./generated-files.js";
import { operationsSource } from "./operations.js";
import { operationsOf } from "./responses.js";
import { schemaSource } from "./schema.js";
import { typeCheck } from "./type-check.js";
import { validatorsSource } from "./validators.js";

/**
 * The files that a normal form generates, formatted and type-checked.
 *
 * @param {Record<string, unknown>} normalForm
 * @param {string} folder where the files are going to be
 * @returns {Promise<Map<string, string>>} contents by path
 */
export async function filesOf(normalForm, folder) {
  const operations = operationsOf(normalForm);
  const validators = validatorsSource(normalForm, operations);
  const paths = generatedFiles(folder);
  const sources = new Map([
    [paths.operations, operationsSource(normalForm, operations, validators.nameOf)],
    [paths.schema, await schemaSource(normalForm)],
    [paths.validators, `// @ts-nocheck The code is schemasafe's.\n${validators.source}`],
  ]);
  const config = await resolveConfig(import.meta.filename);
  const files = new Map();
  for (const [path, source] of sources) {
    const text = `// Generated from the contract in openapi/ by \`npm run generate\`. Do not edit.\n${source}`;
    files.set(path, await format(text, { ...config, parser: "typescript" }));
  }
  typeCheck(files);
  return files;
}
