import { shortPath } from "../files/short-path.ts";
import { parseDocument } from "../parse-document.ts";
import { readPublished, readUpstream } from "../upstream/published.ts";
import { readContract, readRecord } from "../upstream/record.ts";
import { compare } from "./compare.ts";
import { toReport } from "./report.ts";

/**
 * Compares a contract with what upstream publishes.
 *
 * @param path - of the contract
 * @param source - a URL or file to read instead of the recorded sources
 */
export async function compareWithUpstream(path: string, source: string | undefined) {
  const contract = await parseDocument(await readContract(path), shortPath(path));
  const record = await readRecord();
  const published = await (source === undefined
    ? readUpstream(record, contract)
    : readPublished(source, record.hosts));
  const changes = await compare(contract, published.document, published.source);
  return { contract, published, report: toReport(changes, contract, published.source) };
}
