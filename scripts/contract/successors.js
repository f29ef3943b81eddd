import { Failure } from "../failure.js";
import { entriesOf } from "../generator/responses.js";
import { isMapping } from "./parse-document.js";
import { readSource } from "./read-source.js";

const maxCandidates = 5;

/**
 * The pages of a documentation index (`llms.txt`: a Markdown list of links) that may be about the operations
 * of a contract, since their title is an operation's summary, or their address ends with its operationId.
 *
 * @param {string} index its URL
 * @param {readonly string[]} hosts those that may be asked
 * @param {import("./parse-document.js").OpenApiDocument} contract
 */
export async function successorsIn(index, hosts, contract) {
  const text = await readSource(index, hosts);
  const operations = Object.values(contract.paths).flatMap((pathItem) =>
    entriesOf(pathItem).flatMap(([, operation]) => (isMapping(operation) ? [operation] : [])),
  );
  const wanted = operations.flatMap(({ summary, operationId }) =>
    [summary, operationId].map(spell),
  );
  /** @type {Set<string>} */
  const pages = new Set();
  for (const [, title, address = ""] of text.matchAll(/\[([^\]]*)\]\(([^\s)]+)\)/g)) {
    const name =
      address
        .replace(/[?#].*/, "")
        .split("/")
        .at(-1) ?? "";
    const names = [title, name.replace(/\.mdx?$/, "")].map(spell);
    if (
      names.some((known) => known !== "" && wanted.includes(known)) &&
      URL.canParse(address, index)
    ) {
      const { href, pathname } = new URL(address, index);
      pages.add(pathname.endsWith(".md") ? href : `${href}.md`);
    }
  }
  if (pages.size === 0) throw new Failure(`${index} lists no page about the contract's operations`);
  return [...pages].slice(0, maxCandidates);
}

/** @param {unknown} name */
function spell(name) {
  if (typeof name !== "string") return "";
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "");
}
