import { join } from "node:path";
import { parseDocument } from "../openapi/parse-document.ts";
import { toNormalForm } from "../normal-form/to-normal-form.ts";
import { lint } from "../openapi/lint.ts";
import { startFormatter } from "./format.ts";
import { namedOperationsOf } from "./named-operations.ts";
import { operationsSource } from "./operations.ts";
import { schemaSource } from "./schema.ts";
import { typeCheck } from "./type-check.ts";
import { validatorsSource } from "./validators.ts";

const header = "// Generated from the contract in openapi/ by `npm run generate`. Do not edit.";

/** Generates the files of a folder for a contract, formatted and type-checked, without writing them. */
export default async function render(
  contract: string,
  name: string,
  folder: string,
): Promise<Map<string, string>> {
  const format = startFormatter();
  const document = await parseDocument(contract, name);
  await lint(document, name);
  const normalForm = await toNormalForm(document, name);
  const operations = namedOperationsOf(normalForm);
  const validators = validatorsSource(normalForm, operations);
  const sources = new Map(
    Object.entries({
      "operations.ts": operationsSource(normalForm, operations, validators.nameOf),
      "schema.ts": schemaSource(normalForm),
      "validators.ts": `// @ts-nocheck The code is schemasafe's.\n${validators.source}`,
    }).map(([file, source]) => [join(folder, file), `${header}\n${source}`]),
  );
  const formatted = format(sources);
  typeCheck(sources);
  return formatted;
}
