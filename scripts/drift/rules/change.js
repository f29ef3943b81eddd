/**
 * What Redocly hands to a rule of `redocly diff` (its own documentation: "diff rules").
 *
 * @typedef {object} TreeNode
 * @property {string | number} key
 * @property {unknown} value
 * @property {TreeNode} [resolved] what it refers to
 *
 * @typedef {object} PairedNode
 * @property {TreeNode} [base]
 * @property {TreeNode} [revision]
 * @property {PairedNode | null} parent
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
