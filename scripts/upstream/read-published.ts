import { Failure } from "../lib/failure.ts";
import { sha256 } from "../lib/sha256.ts";
import { findDocument, type FoundDocument } from "./find-document.ts";
import { readSource } from "./read-source.ts";

/** The document that a source publishes. */
export interface Published extends FoundDocument {
  source: string;
  /** The hash of the whole source. */
  sha256: string;
}

/**
 * Reads the document that a source publishes. Rejects a page that links, before its first heading or code block, to a
 * documentation index (`llms.txt`) on an unlisted host, because a saved page may be a copy from a look-alike host.
 */
export async function readPublished(source: string, hosts: readonly string[]): Promise<Published> {
  const text = await readSource(source, hosts);
  const found = findDocument(text, source);
  if (found.isPage) rejectForeignIndex(text, source, hosts);
  return { source, sha256: sha256(text), ...found };
}

function rejectForeignIndex(page: string, source: string, hosts: readonly string[]): void {
  for (const url of indexesAtTopOf(page)) {
    const host = URL.canParse(url) ? new URL(url).host : url;
    if (hosts.includes(host)) continue;
    throw new Failure(
      `${source} links to a documentation index (llms.txt) on ${host}, a host that is not listed in openapi/upstream.json`,
    );
  }
}

/**
 * The URLs that contain a host and lead to a documentation index (`llms.txt`), up to the page's first heading or code
 * block.
 */
function indexesAtTopOf(page: string): string[] {
  const lines = page.split(/\r\n|\n|\r/);
  const end = lines.findIndex((line) => /^\s*(?:#|```|~~~)/.test(line));
  const top = end === -1 ? lines : lines.slice(0, end);
  const words = top.flatMap((line) => line.split(/[\s<>()[\]"'`]+/));
  return words.filter(isIndexWithHost).map((word) => `https:${word.slice(word.indexOf("//"))}`);
}

/** Whether a word is the URL of an index and contains a host. A path without a host leads to the page's own host. */
function isIndexWithHost(word: string): boolean {
  return word.includes("//") && /\/llms[\w-]*\.txt/i.test(word);
}
