import type { Mapping } from "../openapi/document.ts";
import { remove, type UncheckedSchema } from "./decorator.ts";
import { onSchemaWithEvaluation } from "./evaluation.ts";

/**
 * Drops keywords that have no effect without others: incomplete conditions, and the limits of a missing `contains`.
 *
 * The drift check treats these notations as equal, too: see "minContains and maxContains without contains" in
 * `test/drift/corpus.yaml`.
 */
export const dependentKeywords = onSchemaWithEvaluation((schema, isEvaluationRestricted) => {
  dropUnconditional(schema);
  normalizeLimits(schema);
  // An `if` or a `contains` that rejects nothing still marks properties or items as evaluated.
  if (isEvaluationRestricted) return;
  dropUnusedCondition(schema);
  dropUnlimitedContains(schema);
});

/** `then` and `else` have no effect without `if`. */
function dropUnconditional(schema: Mapping): void {
  if ("if" in schema) return;
  remove(schema, "then");
  remove(schema, "else");
}

/** `if` rejects nothing without `then` or `else`. */
function dropUnusedCondition(schema: Mapping): void {
  if (!("then" in schema || "else" in schema)) remove(schema, "if");
}

/** `contains` has a minimum of 1 by default, and the limits have no effect without it. */
function normalizeLimits(schema: UncheckedSchema): void {
  if (!("contains" in schema)) {
    remove(schema, "minContains");
    remove(schema, "maxContains");
  }
  if (schema.minContains === 1) remove(schema, "minContains");
}

/** Drops a `contains` that allows any number of matching items, even none. */
function dropUnlimitedContains(schema: UncheckedSchema): void {
  if (schema.minContains === 0 && schema.maxContains === undefined) {
    remove(schema, "contains");
    remove(schema, "minContains");
  }
}
