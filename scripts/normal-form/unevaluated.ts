import { isMapping } from "../openapi/document.ts";
import { restrictsNothing } from "./annotations.ts";

const keywords = ["unevaluatedItems", "unevaluatedProperties"];

/**
 * Whether a document restricts unevaluated properties or items anywhere. If it does, a schema that allows everything
 * matters, because it may mark properties or items as evaluated.
 */
export function restrictsUnevaluated(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(restrictsUnevaluated);
  if (!isMapping(node)) return false;
  const stated = keywords.filter((keyword) => Object.hasOwn(node, keyword));
  const isRestriction = (value: unknown): boolean =>
    value !== true && !(isMapping(value) && restrictsNothing(value));
  return (
    stated.some((keyword) => isRestriction(node[keyword])) ||
    Object.values(node).some(restrictsUnevaluated)
  );
}
