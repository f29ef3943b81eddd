import { isMapping } from "../openapi/document.ts";
import { restrictsNothing } from "./annotations.ts";
import type { Decorator, UncheckedSchema } from "./decorator.ts";

const keywords = ["unevaluatedItems", "unevaluatedProperties"];

/**
 * A decorator that changes each schema after the nodes within it have been visited.
 *
 * @param leave - also receives whether the document restricts unevaluated properties or items anywhere. If it does, even
 * a schema that allows everything matters, because it may mark properties or items as evaluated.
 */
export function onSchemaWithEvaluation(
  leave: (schema: UncheckedSchema, isEvaluationRestricted: boolean) => void,
): Decorator {
  return () => {
    let isEvaluationRestricted = false;
    return {
      Root: {
        enter(root) {
          isEvaluationRestricted = restrictsUnevaluated(root);
        },
      },
      Schema(schema) {
        leave(schema, isEvaluationRestricted);
      },
    };
  };
}

function restrictsUnevaluated(node: unknown): boolean {
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
