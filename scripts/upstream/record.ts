import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure, messageOf } from "../failure.ts";
import { countRead } from "../limits.ts";

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
  /** The hash of the source that was read last. */
  sourceSha256: string;
  /** The hash of the vendored contract. */
  sha256: string;
}

export async function readRecord(): Promise<UpstreamRecord> {
  try {
    return JSON.parse(await readFile(recordPath, "utf8")) as UpstreamRecord;
  } catch (error) {
    throw new Failure(`cannot read openapi/upstream.json: ${messageOf(error)}`);
  }
}

export async function readContract(path: string = contractPath): Promise<string> {
  try {
    const text = await readFile(path, "utf8");
    countRead(text.length);
    return text;
  } catch (error) {
    throw new Failure(`cannot read the contract: ${messageOf(error)}`);
  }
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
