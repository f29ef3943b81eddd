import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Failure, messageOf } from "../failure.js";

/**
 * Where the contract comes from.
 *
 * @typedef {object} Upstream
 * @property {string[]} sources pages that publish the contract, best first
 * @property {string} index the documentation index: where the pages are, should they move
 * @property {string} description the description of the whole API
 * @property {string[]} hosts those that may be asked for one
 * @property {string} sha256 of the vendored contract
 */

export const contractPath = fileURLToPath(new URL("../../openapi/byok.yaml", import.meta.url));
export const upstreamPath = fileURLToPath(new URL("../../openapi/upstream.json", import.meta.url));

/** Reads the record of where the contract comes from. */
export async function readUpstream() {
  try {
    /** @type {unknown} */
    const upstream = JSON.parse(await readFile(upstreamPath, "utf8"));
    return /** @type {Upstream} */ (upstream);
  } catch (error) {
    throw new Failure(`cannot read openapi/upstream.json: ${messageOf(error)}`);
  }
}

/** @param {string | Uint8Array} bytes */
export function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}
