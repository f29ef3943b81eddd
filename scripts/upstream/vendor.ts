import { print } from "../failure.ts";
import { replaceFiles } from "../files/replace-files.ts";
import { parseDocument } from "../parse-document.ts";
import { lint } from "../redocly/engine.ts";
import { extract } from "./extract.ts";
import { readPublished } from "./published.ts";
import { contractFiles, contractPath, readRecord } from "./record.ts";
import { toOperation } from "./select-operations.ts";

/** Vendors the listed operations from a description, after adding some to the list and removing others. */
export async function vendor(
  from: string | undefined,
  add: readonly string[],
  remove: readonly string[],
): Promise<void> {
  const record = await readRecord();
  [...add, ...remove].forEach(toOperation);
  const wanted = [...new Set([...record.operations, ...add])].filter(
    (operation) => !remove.includes(operation),
  );
  const published = await readPublished(from ?? record.description, record.hosts);
  const { contract, operations } = extract(published.document, wanted, published.source);
  await lint(await parseDocument(contract, published.source), published.source);
  const next = { ...record, operations, sourceSha256: published.sha256 };
  const changed = await replaceFiles(new Map(contractFiles(next, contract)));
  const isVendored = changed.includes(contractPath);
  print(`${published.source}: ${isVendored ? "vendored" : "the contract stays as it is"}`);
  if (isVendored) print("next: npm run generate");
}
