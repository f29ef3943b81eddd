import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { asFailure } from "../lib/failure.ts";
import { countRead } from "../lib/limits.ts";

const folder = join(import.meta.dirname, "../../openapi");

export const contractPath: string = join(folder, "byok.yaml");
const recordPath: string = join(folder, "upstream.json");

/** Where the contract comes from. */
export interface UpstreamRecord {
  /** The operations of the contract, like `DELETE /byok/{id}`. */
  operations: string[];
  /** The URL of the full description that they are extracted from. */
  description: string;
  /** The hosts that may be read. */
  hosts: string[];
  /** The names of schemas whose values the publisher extends without notice. */
  openEnumerations?: string[];
  /** The hash of the source that was read last. */
  sourceSha256: string;
  /** The hash of the vendored contract. */
  sha256: string;
}

export async function readRecord(): Promise<UpstreamRecord> {
  const parsed = readFile(recordPath, "utf8").then(JSON.parse) as Promise<UpstreamRecord>;
  return parsed.catch(asFailure("cannot read openapi/upstream.json"));
}

export async function readContract(path: string = contractPath): Promise<string> {
  const text = await readFile(path, "utf8").catch(asFailure("cannot read the contract"));
  countRead(text.length);
  return text;
}

/** The files of a contract: itself, and its record. */
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
