import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import type { Mapping } from "../document.ts";
import { startGenerating } from "../limits.ts";
import { parseDocument } from "../parse-document.ts";
import { lint, toNormalForm } from "../redocly/engine.ts";
import { operationsSource } from "./operations.ts";
import { namedOperationsOf } from "./bodies.ts";
import { schemaSource } from "./schema.ts";
import { typeCheck } from "./type-check.ts";
import { validated as validatedOperations } from "./validated.ts";
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
  return renderNormalForm(await toNormalForm(document, name), folder);
}

/** @param validated - the operations that get validators, like `DELETE /byok/{id}` */
export async function renderNormalForm(
  normalForm: Mapping,
  folder: string,
  validated = validatedOperations,
): Promise<Map<string, string>> {
  const operations = namedOperationsOf(normalForm);
  const isValidated = ({ method, path }: { method: string; path: string }): boolean =>
    validated.includes(`${method.toUpperCase()} ${path}`);
  const validators = validatorsSource(normalForm, operations.filter(isValidated));
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
