import { Failure } from "../failure.js";
import { findDocument } from "./find-document.js";
import { readSource } from "./read-source.js";

/**
 * What a source publishes.
 *
 * @typedef {import("./find-document.js").FoundDocument & { source: string }} Published
 */

/**
 * Reads the document that a source publishes. A page that names a documentation index on a host which is not
 * listed is not trusted with the rest: a copy of this very page once pointed to a look-alike of it.
 *
 * @param {string} source a URL, or the path of a file
 * @param {readonly string[]} hosts those that may be asked
 * @param {string} [named] the URL that a person named, if it is another one
 * @returns {Promise<Published>}
 */
export async function readPublished(source, hosts, named) {
  const text = await readSource(source, hosts, named);
  for (const [url] of text.matchAll(/(?:https?:)?\/\/[^\s<>()[\]"'`]*\/llms[\w-]*\.txt/gi)) {
    const host = URL.canParse(url, "https://host.invalid")
      ? new URL(url, "https://host.invalid").host
      : url;
    if (!hosts.includes(host)) {
      throw new Failure(`${source} points to an index on ${host}, which is not a listed host`);
    }
  }
  return { source, ...findDocument(text, source) };
}

/**
 * What the first of several sources that has a document publishes.
 *
 * @template T
 * @param {(() => Promise<T>)[]} readings
 * @returns {Promise<T>}
 */
export async function firstToAnswer(readings) {
  const reasons = [];
  for (const read of readings) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      reasons.push(error.message);
    }
  }
  throw new Failure(
    reasons.length === 1 ? String(reasons[0]) : `no source answers\n- ${reasons.join("\n- ")}`,
  );
}
