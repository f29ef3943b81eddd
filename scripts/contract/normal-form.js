import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../failure.js";
import { withTemporaryFolder } from "../files/with-temporary-folder.js";
import { isMapping } from "./parse-document.js";
import { redocly } from "./redocly.js";

/**
 * Brings a contract to its normal form: Redocly bundles it with the decorators of `../normal-form/`,
 * and its mappings are put in order.
 *
 * @param {import("./parse-document.js").OpenApiDocument} document the contract
 * @param {string} name what to call it in an error
 * @returns {Promise<Record<string, unknown>>}
 */
export function toNormalForm(document, name) {
  return withTemporaryFolder(async (folder) => {
    const [input, output] = [join(folder, "contract.json"), join(folder, "normal-form.json")];
    await writeFile(input, JSON.stringify(document));
    const { ok, stderr } = await redocly("bundle", input, "--output", output);
    if (!ok) throw new Failure(`${name} cannot be bundled:\n${stderr}`);
    const bundled = /** @type {unknown} */ (JSON.parse(await readFile(output, "utf8")));
    return /** @type {Record<string, unknown>} */ (sortKeys(bundled));
  });
}

/**
 * @param {unknown} node
 * @returns {unknown}
 */
function sortKeys(node) {
  if (Array.isArray(node)) return node.map(sortKeys);
  if (!isMapping(node)) return node;
  return Object.fromEntries(
    Object.keys(node)
      .sort()
      .map((key) => [key, sortKeys(node[key])]),
  );
}
