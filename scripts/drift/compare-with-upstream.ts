import { operationsOf, titleOf } from "../openapi/operations.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import { selectOperations } from "../openapi/select-operations.ts";
import { Failure } from "../lib/failure.ts";
import { cut } from "../lib/printable.ts";
import { shortPath } from "../lib/short-path.ts";
import { parseDocument } from "../openapi/parse-document.ts";
import { readContract } from "../upstream/contract.ts";
import { readPublished, type Published } from "../upstream/read-published.ts";
import { findRelatedOperations } from "../upstream/related-operations.ts";
import { readRecord } from "../upstream/upstream-json.ts";
import { compare } from "./compare.ts";
import { toReport, type Report } from "./report/report.ts";

const maxInfoLength = 200;

/** Compares the contract at a path with what upstream publishes, or with another source. */
export async function compareWithUpstream(path: string, source: string | undefined) {
  const whole = parseDocument(await readContract(path), shortPath(path));
  const record = await readRecord();
  const published = await readPublished(source ?? record.description, record.hosts);
  const contract = published.isPage ? describedBy(published, whole) : whole;
  const { document, source: name } = published;
  const comparison = await compare(contract, document, name, record.openEnumerations);
  const compared = operationsOf(contract).map(titleOf);
  const isPartial = compared.length < operationsOf(whole).length;
  const scope = isPartial ? ` (only ${compared.join(", ")})` : "";
  const report: Report = {
    ...toReport(comparison, name + scope),
    contract: describeInfo(contract),
    revision: describeInfo(document),
    related: findRelatedOperations(whole, document),
  };
  return { published, report };
}

/** The title and version of a document, which has not been linted yet. */
function describeInfo({ info: { title, version } }: OpenApiDocument): string {
  const stated = [title, version].filter((text) => ["string", "number"].includes(typeof text));
  return cut(stated.map(String).join(" "), maxInfoLength) || "untitled";
}

/** The contract with only the operations that a page describes. */
function describedBy({ document, source }: Published, contract: OpenApiDocument): OpenApiDocument {
  const paths = selectOperations(contract, operationsOf(document), source);
  if (Object.keys(paths).length > 0) return { ...contract, paths };
  throw new Failure(`${source} describes none of the contract's operations`);
}
