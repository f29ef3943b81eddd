import { isMapping } from "./parse-document.js";

/**
 * A copy in which the keys of all mappings are sorted.
 *
 * @param {unknown} node
 * @returns {unknown}
 */
export function sortKeys(node) {
  if (Array.isArray(node)) return node.map(sortKeys);
  if (!isMapping(node)) return node;
  return Object.fromEntries(
    Object.keys(node)
      .sort()
      .map((key) => [key, sortKeys(node[key])]),
  );
}
