import { operationsOf, type OpenApiDocument } from "../document.ts";
import { Failure } from "../failure.ts";
import { findDocument, type FoundDocument } from "./find-document.ts";
import { findMovedPages } from "./moved-pages.ts";
import { readSource } from "./read-source.ts";
import type { UpstreamRecord } from "./record.ts";
import { selectOperations } from "./select-operations.ts";

/** The document that a source publishes. */
export interface Published extends FoundDocument {
  source: string;
}

/**
 * Reads the document that a source publishes. A page that names a documentation index on a host that is not
 * listed is rejected: a copy of the page pointed to a look-alike host once.
 *
 * @param source - a URL, or the path of a file
 * @param hosts - the hosts that may be read
 * @param named - the URL that the user or the record named, if it is another one
 */
export async function readPublished(source: string, hosts: readonly string[], named?: string) {
  const text = await readSource(source, hosts, named);
  for (const [url] of text.matchAll(/(?:https?:)?\/\/[^\s<>()[\]"'`]*\/llms[\w-]*\.txt/gi)) {
    const base = "https://host.invalid";
    const host = URL.canParse(url, base) ? new URL(url, base).host : url;
    if (!hosts.includes(host)) {
      throw new Failure(`${source} points to an index on ${host}, which is not a listed host`);
    }
  }
  return { source, ...(await findDocument(text, source)) };
}

/** Reads the operations of a contract from the first recorded source that has them. */
export function readUpstream(
  { sources, index, description, hosts }: UpstreamRecord,
  contract: OpenApiDocument,
): Promise<Published> {
  const operations = operationsOf(contract);
  const readPage = async (page: string, named: string): Promise<Published> => {
    const published = await readPublished(page, hosts, named);
    if (Object.keys(selectOperations(published.document, operations, page)).length === 0) {
      throw new Failure(`${page} describes none of the contract's operations`);
    }
    return published;
  };
  return firstSuccessful([
    ...sources.map((page) => () => readPage(page, page)),
    async () => {
      const pages = await findMovedPages(index, hosts, operations);
      return firstSuccessful(pages.map((page) => () => readPage(page, index)));
    },
    // Only the full description can show that the operations are gone.
    () => readPublished(description, hosts),
  ]);
}

/** The result of the first attempt that does not fail. */
export async function firstSuccessful<Result>(attempts: (() => Promise<Result>)[]) {
  const reasons: string[] = [];
  for (const attempt of attempts) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      reasons.push(error.message);
    }
  }
  const [only = ""] = reasons;
  if (reasons.length === 1) throw new Failure(only);
  throw new Failure(`no source has the contract\n- ${reasons.join("\n- ")}`);
}
