import { join } from "node:path";
import { escapeDeceptive } from "../lib/printable.ts";
import { parseDocument } from "../openapi/parse-document.ts";
import { toNormalForm } from "../normal-form/to-normal-form.ts";
import { lint } from "../openapi/lint.ts";
import { toCodegenForm } from "./forms/codegen-form.ts";
import { formatSource } from "./format.ts";
import { namedOperationsOf } from "./named-operations.ts";
import { operationsSource } from "./operations.ts";
import { schemaSource } from "./schema.ts";
import { typeCheck } from "./type-check.ts";
import { Validators } from "./validators.ts";

/** The folder of the generated code, relative to the project's folder, in which npm runs every script. */
export const generatedPath = "src/generated";

const header = "// Generated from the contract in openapi/ by `npm run generate`. Do not edit.";

/** Generates, type-checks and formats the files for a contract, and returns them by path. Does not write them. */
export async function render(
  contract: string,
  name: string,
  folder: string,
  openEnumerations: readonly string[] = [],
): Promise<Map<string, string>> {
  const sources = await sourcesOf(contract, name, folder, openEnumerations);
  typeCheck(sources);
  const formatted = new Map<string, string>();
  for (const [path, source] of sources) {
    // Published text in strings and comments must not mislead a reader of the generated code.
    formatted.set(path, escapeDeceptive(await formatSource(source)));
  }
  return formatted;
}

/** The files that {@link render} formats and type-checks. */
export async function sourcesOf(
  contract: string,
  name: string,
  folder: string,
  openEnumerations: readonly string[] = [],
): Promise<Map<string, string>> {
  const document = parseDocument(contract, name);
  await lint(document, name);
  const description = toCodegenForm(await toNormalForm(document, name), openEnumerations);
  const operations = namedOperationsOf(description);
  const validators = new Validators(description, operations);
  const files = {
    "operations.ts": operationsSource(description, operations, validators),
    "schema.ts": schemaSource(description),
    "validators.ts": `// @ts-nocheck The code is schemasafe's.\n${validators.source()}`,
  };
  return new Map(
    Object.entries(files).map(([file, source]) => [join(folder, file), `${header}\n${source}`]),
  );
}
