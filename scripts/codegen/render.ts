import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { startGenerating } from "../limits.ts";
import { parseDocument } from "../parse-document.ts";
import { lint, toNormalForm } from "../redocly/engine.ts";
import { namedOperationsOf } from "./named-operations.ts";
import { operationsSource } from "./operations.ts";
import { schemaSource } from "./schema.ts";
import { typeCheck } from "./type-check.ts";
import { validatorsSource } from "./validators.ts";

/**
 * Generates the files for a contract, formatted and type-checked, without writing them.
 *
 * @param contract - YAML or JSON
 * @param folder - where the files will be
 * @returns their contents by path
 */
export async function render(contract: string, name: string, folder: string) {
  startGenerating();
  const document = await parseDocument(contract, name);
  await lint(document, name);
  const normalForm = await toNormalForm(document, name);
  const operations = namedOperationsOf(normalForm);
  const validators = validatorsSource(normalForm, operations);
  const sources = {
    "operations.ts": operationsSource(normalForm, operations, validators.nameOf),
    "schema.ts": await schemaSource(normalForm),
    "validators.ts": `// @ts-nocheck The code is schemasafe's.\n${validators.source}`,
  };
  const config = await resolveConfig(import.meta.filename);
  const files = new Map<string, string>();
  for (const [name, source] of Object.entries(sources)) {
    const text = `// Generated from the contract in openapi/ by \`npm run generate\`. Do not edit.\n${source}`;
    files.set(join(folder, name), await format(text, { ...config, parser: "typescript" }));
  }
  typeCheck(files);
  return files;
}
