import { lintStructure } from "../contract/lint.js";
import { toNormalForm } from "../contract/normal-form.js";
import { parseDocument } from "../contract/parse-document.js";

/**
 * Generates all files from a contract, formatted and type-checked, without writing them.
 *
 * @param {string} contract YAML or JSON
 * @param {string} name what to call the contract in an error
 * @param {string} folder where the files are going to be
 */
export async function generateFiles(contract, name, folder) {
  const document = parseDocument(contract, name);
  // Redocly works in processes of its own: time in which the large libraries can load here.
  const isLinted = lintStructure(contract, name);
  const isReady = Promise.all([toNormalForm(document, name), import("./files-of.js")]);
  // Of two complaints about a contract, the linter's is the one that says where.
  isReady.catch(() => undefined);
  await isLinted;
  const [normalForm, { filesOf }] = await isReady;
  return filesOf(normalForm, folder);
}
