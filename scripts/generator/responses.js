import { isMapping } from "../contract/parse-document.js";

export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/**
 * An operation of a normal form, and the schemas of its JSON responses by status.
 *
 * @typedef {object} Operation
 * @property {string} name
 * @property {string} path
 * @property {string} method lower case
 * @property {Record<string, unknown>} operation
 * @property {[status: string, schema: unknown][]} responses
 */

/**
 * @param {Record<string, unknown>} normalForm
 * @returns {Operation[]}
 */
export function operationsOf(normalForm) {
  const operations = [];
  for (const [path, pathItem] of entriesOf(normalForm.paths)) {
    const item = resolve(pathItem, normalForm);
    for (const method of methods) {
      const operation = isMapping(item) ? item[method] : undefined;
      if (!isMapping(operation)) continue;
      const name = String(operation.operationId);
      operations.push({ name, path, method, operation, responses: jsonOf(operation, normalForm) });
    }
  }
  return operations;
}

/**
 * @param {Record<string, unknown>} operation
 * @param {unknown} normalForm
 */
function jsonOf(operation, normalForm) {
  /** @type {[string, unknown][]} */
  const schemas = [];
  for (const [status, reference] of entriesOf(operation.responses)) {
    const response = resolve(reference, normalForm);
    const content = isMapping(response) ? response.content : undefined;
    const media = isMapping(content) ? content["application/json"] : undefined;
    if (isMapping(media)) schemas.push([status, media.schema ?? true]);
  }
  return schemas;
}

/** @param {unknown} value */
export function entriesOf(value) {
  return isMapping(value) ? Object.entries(value) : [];
}

/**
 * Follows a Reference Object to what it stands for.
 *
 * @param {unknown} node
 * @param {unknown} document
 * @returns {unknown}
 */
export function resolve(node, document) {
  const seen = new Set();
  while (isMapping(node) && typeof node.$ref === "string" && !seen.has(node.$ref)) {
    seen.add(node.$ref);
    node = atPointer(document, node.$ref);
  }
  return node;
}

/**
 * @param {unknown} document
 * @param {string} reference `#` and a JSON pointer (RFC 6901, section 6)
 */
export function atPointer(document, reference) {
  const tokens = decodeURIComponent(reference).split("/").slice(1);
  return tokens.reduce((node, token) => {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    return /** @type {Record<string, unknown> | undefined} */ (node)?.[key];
  }, document);
}
