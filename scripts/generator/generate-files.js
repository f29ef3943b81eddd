import { lintStructure } from "../contract/lint.js";
import { toNormalForm } from "../contract/normal-form.js";
import { parseDocument } from "../contract/parse-document.js";
import { generatedFiles } from "./generated-files.js";
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
  const document = parseDocument(contract, name);
  // Redocly works in processes of its own: time in which the large libraries can load here.
  const isLinted = lintStructure(contract, name);
  const isReady = Promise.all([
    toNormalForm(document, name),
    import("./schema.js"),
    import("./type-check.js"),
    import("./validators.js"),
    import("prettier"),
  ]);
  // Of two complaints about a contract, the linter's is the one that says where.
  isReady.catch(() => undefined);
  await isLinted;
  const [normalForm, { schemaSource }, { typeCheck }, { validatorsSource }, prettier] =
    await isReady;
  const operations = operationsOf(normalForm);
  const validators = validatorsSource(normalForm, operations);
  const paths = generatedFiles(folder);
  const sources = new Map([
    [paths.operations, operationsSource(normalForm, operations, validators.nameOf)],
    [paths.schema, await schemaSource(normalForm)],
    [paths.validators, `// @ts-nocheck The code is schemasafe's.\n${validators.source}`],
  ]);
  const config = await prettier.resolveConfig(import.meta.filename);
  const files = new Map();
  for (const [path, source] of sources) {
    const text = `// Generated from the contract in openapi/ by \`npm run generate\`. Do not edit.\n${source}`;
    files.set(path, await prettier.format(text, { ...config, parser: "typescript" }));
  }
  typeCheck(files);
  return files;
}
