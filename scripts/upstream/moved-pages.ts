import type { Operation } from "../document.ts";
import { Failure } from "../failure.ts";
import { readSource } from "./read-source.ts";

const maxPages = 5;

/**
 * The pages of a documentation index (`llms.txt`, a Markdown list of links) that may describe operations: their
 * title is the summary of one, or their address ends with its operationId.
 *
 * @param index - a URL
 * @param hosts - the hosts that may be read
 */
export async function findMovedPages(
  index: string,
  hosts: readonly string[],
  operations: readonly Operation[],
): Promise<string[]> {
  const text = await readSource(index, hosts);
  const wanted = operations.flatMap(({ operation }) =>
    [operation.summary, operation.operationId].map(simplify),
  );
  const pages = new Set<string>();
  for (const [, title, address = ""] of text.matchAll(/\[([^\]]*)\]\(([^\s)]+)\)/g)) {
    const [path = ""] = address.split(/[?#]/);
    const name = path.split("/").at(-1) ?? "";
    const names = [title, name.replace(/\.mdx?$/, "")].map(simplify);
    const isWanted = names.some((known) => known !== "" && wanted.includes(known));
    if (!isWanted || !URL.canParse(address, index)) continue;
    const { href, pathname } = new URL(address, index);
    pages.add(pathname.endsWith(".md") ? href : `${href}.md`);
  }
  if (pages.size === 0) throw new Failure(`${index} lists no page about the contract's operations`);
  return [...pages].slice(0, maxPages);
}

function simplify(name: unknown): string {
  return typeof name === "string" ? name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "") : "";
}
