import { Failure } from "../lib/failure.ts";
import { lint } from "../openapi/lint.ts";
import { identityOf, operationKeyOf } from "../openapi/operations.ts";
import { parseDocument } from "../openapi/parse-document.ts";
import { extract } from "./extract.ts";
import { contractFiles } from "./contract.ts";
import { readPublished } from "./read-published.ts";
import { suggestion } from "./suggest.ts";
import { readRecord } from "./upstream-json.ts";

/** Which operations to vendor, and where to read them. */
interface Selection {
  /** A URL or file to read instead of the recorded description. */
  from?: string | undefined;
  add: readonly string[];
  remove: readonly string[];
}

/**
 * Adds operations to the recorded list, removes others from it, and extracts the listed operations from a description.
 * Returns the files to write.
 */
export async function vendor({
  from,
  add,
  remove,
}: Selection): Promise<{ source: string; files: Map<string, string> }> {
  const record = await readRecord();
  const wanted = changeList(record.operations, add, remove);
  const published = await readPublished(from ?? record.description, record.hosts);
  const { source, document, sha256: sourceSha256 } = published;
  const { contract, operations } = extract(document, wanted, source);
  await lint(parseDocument(contract, source), source);
  const files = new Map(contractFiles({ ...record, operations, sourceSha256 }, contract));
  return { source, files };
}

function changeList(
  listed: readonly string[],
  add: readonly string[],
  remove: readonly string[],
): string[] {
  const titles = new Map<string, string>();
  for (const title of [...listed, ...add]) titles.set(identityOf(operationKeyOf(title)), title);
  for (const title of remove) {
    if (titles.delete(identityOf(operationKeyOf(title)))) continue;
    throw new Failure(
      `${title} is not an operation that openapi/upstream.json lists${suggestion(title, [...titles.values()])}`,
    );
  }
  return [...titles.values()];
}
