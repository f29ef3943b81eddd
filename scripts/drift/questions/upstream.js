import { lintStructure } from "../../contract/lint.js";
import { firstToAnswer, readPublished } from "../../contract/published.js";
import { successorsIn } from "../../contract/successors.js";
import { readUpstream } from "../../contract/upstream.js";
import { Failure } from "../../failure.js";
import { compare } from "../compare.js";
import { describePlace, locate } from "../places.js";
import { answer } from "../verdict.js";
import { vendoredOperations } from "../vendored-operations.js";

/** @typedef {import("../../contract/parse-document.js").OpenApiDocument} OpenApiDocument */
/** @typedef {import("../../contract/published.js").Published} Published */

/**
 * Does the contract still mean what upstream publishes?
 *
 * @param {OpenApiDocument} contract
 * @param {string} [source] what to compare it with instead of the recorded sources
 */
export async function upstream(contract, source) {
  return compareWith(await readUpstreamFor(contract, source), contract);
}

/**
 * What upstream publishes of a contract's operations, perhaps among others.
 *
 * @param {OpenApiDocument} contract
 * @param {string} [source] what to read instead of the recorded sources
 */
export async function readUpstreamFor(contract, source) {
  const record = await readUpstream();
  return source === undefined
    ? firstToAnswer(recordedSources(record, contract))
    : readPublished(source, record.hosts);
}

/**
 * @param {Published} published
 * @param {OpenApiDocument} contract
 */
export async function compareWith(published, contract) {
  const revision = vendoredOperations(published.document, contract, published.source);
  const [changes = []] = await compare([{ contract, revision, name: published.source }]);
  // What means the same as the contract is as valid.
  if (changes.length > 0) await lintStructure(JSON.stringify(revision), published.source);
  return answer(
    published.source,
    changes.map(({ pointer, ...change }) => ({
      where: describePlace(pointer),
      pointer: locate(pointer, contract),
      ...change,
    })),
  );
}

/**
 * The pages on record, their successors by the documentation index, and at last the full description, which
 * alone can say that there is no such operation any more.
 *
 * @param {import("../../contract/upstream.js").Upstream} record
 * @param {OpenApiDocument} contract
 */
function recordedSources({ sources, index, description, hosts }, contract) {
  /** @type {(page: string, named: string) => () => Promise<Published>} */
  const reading = (page, named) => () => readPage(page, hosts, named, contract);
  return [
    ...sources.map((page) => reading(page, page)),
    async () => {
      const successors = await successorsIn(index, hosts, contract);
      return firstToAnswer(successors.map((page) => reading(page, index)));
    },
    () => readPublished(description, hosts),
  ];
}

/**
 * @param {string} page
 * @param {readonly string[]} hosts
 * @param {string} named
 * @param {OpenApiDocument} contract
 */
async function readPage(page, hosts, named, contract) {
  const published = await readPublished(page, hosts, named);
  if (Object.keys(vendoredOperations(published.document, contract, page).paths).length === 0) {
    throw new Failure(`${page} describes none of the contract's operations`);
  }
  return published;
}
