import { readFile } from "node:fs/promises";
import { failWith } from "../lib/failure.ts";
import { sha256 } from "../lib/sha256.ts";
import { recordPath, type UpstreamRecord } from "./upstream-json.ts";

/** This path is relative to the project's folder, in which npm runs every script. */
export const contractPath = "openapi/byok.yaml";

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
