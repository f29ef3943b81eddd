import { isMapping } from "../contract/parse-document.js";
import { Failure } from "../failure.js";
import { entriesOf, methods, resolve } from "../generator/responses.js";

/** @typedef {import("../contract/parse-document.js").OpenApiDocument} OpenApiDocument */

/**
 * The part of another document that describes the operations of a contract, matched by method and path. What
 * a template calls the parameters of a path makes no other path of it (OpenAPI 3.1, Paths Object).
 *
 * @param {OpenApiDocument} document
 * @param {OpenApiDocument} contract
 * @param {string} name what to call the document in an error
 * @returns {OpenApiDocument}
 * @throws {Failure} if what is published of one is no operation at all
 */
export function vendoredOperations(document, contract, name) {
  /** @type {Record<string, unknown>} */
  const paths = {};
  const wanted = new Map(
    entriesOf(contract.paths).map(([path, item]) => [matched(path), methodsOf(item, contract)]),
  );
  for (const [path, item] of entriesOf(document.paths)) {
    const vendored = wanted.get(matched(path));
    const target = resolve(item, document);
    if (vendored === undefined) continue;
    if (!isMapping(target) || !isMapping(item))
      throw new Failure(`${name}: ${path} is no path item`);
    // What stands beside a reference to a path item joins it.
    const node = Object.entries({ ...target, ...item });
    const kept = node.filter(
      ([field]) => field !== "$ref" && (!methods.includes(field) || vendored.includes(field)),
    );
    const stray = kept.find(([field, value]) => methods.includes(field) && !isMapping(value));
    if (stray) throw new Failure(`${name}: ${stray[0].toUpperCase()} ${path} is no operation`);
    if (kept.some(([field]) => methods.includes(field))) paths[path] = Object.fromEntries(kept);
  }
  const { openapi, info, servers, security, components } = document;
  return { openapi, info, servers, security, components, paths };
}

/** @param {string} path */
function matched(path) {
  return path.replaceAll(/\{[^{}]*\}/g, "{}");
}

/**
 * @param {unknown} pathItem
 * @param {OpenApiDocument} document
 */
function methodsOf(pathItem, document) {
  return entriesOf(resolve(pathItem, document)).map(([field]) => field);
}
