import { Failure } from "../lib/failure.ts";
import { parseDocument } from "../openapi/parse-document.ts";
import { lint } from "../openapi/lint.ts";
import { extract } from "./extract.ts";
import { readPublished } from "./published.ts";
import { contractFiles, readRecord } from "./record.ts";
import { identityOf, toOperation } from "../openapi/operations.ts";

/** Extracts the listed operations from a description, after adding some to the list and removing others. */
export async function vendor(
  from: string | undefined,
  add: readonly string[],
  remove: readonly string[],
): Promise<{ source: string; files: Map<string, string> }> {
  const record = await readRecord();
  const byKey = new Map(
    [...record.operations, ...add].map((title) => [identityOf(toOperation(title)), title]),
  );
  for (const title of remove)
    if (!byKey.delete(identityOf(toOperation(title))))
      throw new Failure(`${title} is not in the list`);
  const wanted = [...byKey.values()];
  const published = await readPublished(from ?? record.description, record.hosts);
  const { source, document, sha256: sourceSha256 } = published;
  const { contract, operations } = extract(document, wanted, source);
  await lint(await parseDocument(contract, source), source);
  const files = new Map(contractFiles({ ...record, operations, sourceSha256 }, contract));
  return { source, files };
}
