import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { failWith } from "../lib/failure.ts";

/** The paths below are relative to the project's folder, in which npm runs every script. */
export const contractPath = "openapi/byok.yaml";
const recordPath = "openapi/upstream.json";
/** The folder of the generated code. */
export const generatedPath = "src/generated";

/** Where the contract comes from. */
export interface UpstreamRecord {
  /** The operations of the contract, like `DELETE /byok/{id}`. */
  operations: string[];
  /** The URL of the API's full description, from which the operations are extracted. */
  description: string;
  /** The hosts from which sources may be read, and to which callers may send their keys. */
  hosts: string[];
  /** The names of schemas whose `enum` the publisher extends without notice. */
  openEnumerations?: string[];
  /** The hash of the source that was read last. */
  sourceSha256: string;
  /** The hash of the vendored contract. */
  sha256: string;
}

export async function readRecord(): Promise<UpstreamRecord> {
  const parsed = readFile(recordPath, "utf8").then(JSON.parse) as Promise<UpstreamRecord>;
  return parsed.catch(failWith(`cannot read ${recordPath}`));
}

export async function readContract(path: string = contractPath): Promise<string> {
  return readFile(path, "utf8").catch(failWith("cannot read the contract"));
}

/** The files of a contract, by path: the contract itself, and its record. */
export function contractFiles(record: UpstreamRecord, contract: string): [string, string][] {
  const text = JSON.stringify({ ...record, sha256: sha256(contract) }, null, 2);
  return [
    [contractPath, contract],
    [recordPath, `${text}\n`],
  ];
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
