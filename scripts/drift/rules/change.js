/**
 * What Redocly hands to a rule of `redocly diff` (its own documentation: "diff rules").
 *
 * @typedef {object} TreeNode
 * @property {string | number} key
 * @property {unknown} value
 * @property {{ name: string }} type
 * @property {TreeNode} [resolved] what it refers to
 *
 * @typedef {object} PairedNode
 * @property {TreeNode} [base]
 * @property {TreeNode} [revision]
 * @property {PairedNode | null} parent
 * @property {PairedNode[]} referencedBy
 *
 * @typedef {object} Difference
 * @property {"added" | "removed" | "modified"} kind
 * @property {PairedNode} node
 * @property {string} path
 * @property {string} [property] what was modified
 * @property {{ value: unknown }} [base]
 * @property {{ value: unknown }} [revision]
 *
 * @typedef {object} Context
 * @property {(problem: { message: string }) => void} report
 * @property {() => ("request" | "response")[]} getDirections
 */

/**
 * A field of one side of a node.
 *
 * @param {TreeNode | null | undefined} node
 * @param {string} field
 */
export function fieldOf(node, field) {
  const { value } = node?.resolved ?? node ?? {};
  return /** @type {Record<string, unknown> | undefined} */ (value)?.[field];
}

/** @param {PairedNode} node */
export function keyOf({ revision, base }) {
  return String((revision ?? base)?.key);
}

/**
 * Whether a node is below one of a type, or referred to from there.
 *
 * @param {PairedNode | null} node
 * @param {string} type
 * @param {Set<PairedNode>} [seen]
 * @returns {boolean}
 */
export function isWithin(node, type, seen = new Set()) {
  if (node === null || seen.has(node)) return false;
  seen.add(node);
  if ((node.revision ?? node.base)?.type.name === type) return true;
  return [node.parent, ...node.referencedBy].some((next) => isWithin(next, type, seen));
}
