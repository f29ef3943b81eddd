import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Failure } from "../failure.js";
import { withTemporaryFolder } from "../files/with-temporary-folder.js";
import { redocly } from "./redocly.js";
import { sortKeys } from "./sort-keys.js";

/** @typedef {import("./parse-document.js").OpenApiDocument} OpenApiDocument */

/**
 * Brings a contract to its normal form: Redocly bundles it with the decorators of `../normal-form/`,
 * and its mappings are put in order. Its documentation stays.
 *
 * @param {OpenApiDocument} document the contract
 * @param {string} name what to call it in an error
 */
export async function toNormalForm(document, name) {
  const [normalForm] = await toNormalForms([{ document, name }]);
  if (normalForm === undefined) throw new Error("there is no normal form");
  return normalForm;
}

/**
 * The normal forms of several documents: Redocly takes longer to start than to bundle a hundred of them.
 *
 * @param {{ document: OpenApiDocument, name: string }[]} documents
 */
export function toNormalForms(documents) {
  const kept = ["normal-form/documentation", "normal-form/structured-values"];
  return bundle(
    documents,
    kept.flatMap((decorator) => ["--skip-decorator", decorator]),
  );
}

/**
 * The normal forms of several documents without their documentation.
 *
 * @param {{ document: OpenApiDocument, name: string }[]} documents
 */
export function toBareNormalForms(documents) {
  return bundle(documents, []);
}

/**
 * The first thing that Redocly complains of, without its log.
 *
 * @param {string} stderr
 */
export function firstReason(stderr) {
  const lines = stderr.split("\n").map((line) => line.trim());
  const [, message] = /^\[1\] .*\n\s*(\S.*)$/m.exec(stderr) ?? [];
  return message ?? lines.findLast((line) => line.startsWith("- "))?.slice(2) ?? stderr.trim();
}

/**
 * @param {{ document: OpenApiDocument, name: string }[]} documents
 * @param {string[]} options
 * @returns {Promise<Record<string, unknown>[]>}
 */
function bundle(documents, options) {
  return withTemporaryFolder(async (folder) => {
    const inputs = documents.map((_, index) => join(folder, `${String(index)}.json`));
    for (const [index, { document }] of documents.entries()) {
      await writeFile(String(inputs[index]), JSON.stringify(document));
    }
    const outputs = join(folder, "normal-forms");
    const args = [...inputs, ...options, "--output", outputs, "--ext", "json"];
    const { ok, stderr } = await redocly("bundle", ...args);
    if (!ok) {
      const names = documents.map(({ name }) => name).join(" or ");
      throw new Failure(`${names} cannot be bundled: ${firstReason(stderr)}`);
    }
    return Promise.all(
      inputs.map(async (input) => {
        // One bundle is written to a file of that name, several into a folder.
        const output = inputs.length === 1 ? `${outputs}.json` : join(outputs, basename(input));
        const bundled = /** @type {unknown} */ (JSON.parse(await readFile(output, "utf8")));
        return /** @type {Record<string, unknown>} */ (sortKeys(bundled));
      }),
    );
  });
}
