import { readFile } from "node:fs/promises";
import { failWith } from "../lib/failure.ts";

/** This path is relative to the project's folder, in which npm runs every script. */
export const recordPath = "openapi/upstream.json";

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
