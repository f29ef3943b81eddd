import { Failure } from "../lib/failure.ts";
import { findDocument, type FoundDocument } from "./find-document.ts";
import { readSource } from "./read-source.ts";
import { sha256 } from "./record.ts";

/** The document that a source publishes. */
export interface Published extends FoundDocument {
  source: string;
  /** The hash of the whole source. */
  sha256: string;
  /** Whether it is a page around the document. A page may describe only some operations. */
  isPage: boolean;
}

/**
 * Reads the document that a source publishes. A page that names an index on another host is rejected: it may be a copy
 * on a look-alike host.
 */
export async function readPublished(source: string, hosts: readonly string[]): Promise<Published> {
  const text = await readSource(source, hosts);
  for (const host of indexHostsIn(text)) {
    if (!hosts.includes(host)) {
      throw new Failure(`${source} points to an index on ${host}, which is not a listed host`);
    }
  }
  const found = await findDocument(text, source);
  return { source, sha256: sha256(text), isPage: found.text !== text, ...found };
}

/** The hosts of the documentation indexes (`llms.txt`) that a page names by URL. */
function indexHostsIn(text: string): string[] {
  // Words, and the URLs within them.
  const urls = text.split(/[\s<>()[\]"'`]+|(?=https?:\/\/)/i);
  return urls.flatMap((url) => {
    const address = url.slice(Math.max(0, url.indexOf("//")));
    if (!/^\/\/[^]*\/llms[\w-]*\.txt/i.test(address)) return [];
    return URL.canParse(`https:${address}`) ? [new URL(`https:${address}`).host] : [address];
  });
}
