import { canonicalText, sortUnique } from "../openapi/canonical-json.ts";
import { isMapping } from "../openapi/document.ts";
import { restrictsNothing } from "./annotations.ts";
import { conjunction } from "./conjunction.ts";
import { replaceFields, onSchema, type Schema } from "./decorator.ts";

/**
 * Merges the parts of an `allOf` where a single schema is equivalent.
 *
 * See the corpus case "a schema split into two allOf members".
 */
export const allOf = onSchema((schema) => {
  // Unevaluated properties and items depend on all parts, so these keywords are not merged.
  const { allOf: listed, unevaluatedProperties, ...own } = schema;
  if (!Array.isArray(listed)) return;
  // Sorted, because the order of the parts has no meaning.
  const parts = sortUnique(listed as unknown[], canonicalText);
  if (parts.includes(false)) {
    replaceFields(schema, { not: {} });
    return;
  }
  const { merged, rest } = mergeParts(own, parts);
  replaceFields(schema, {
    ...(unevaluatedProperties !== undefined && { unevaluatedProperties }),
    ...merged,
    ...(rest.length > 0 && { allOf: rest }),
  });
});

/** Merges as many parts as possible into a schema, and returns the other parts as `rest`. */
function mergeParts(own: Schema, parts: unknown[]): { merged: Schema; rest: unknown[] } {
  // A reference remains a part if there are other restrictions or other parts.
  const mayMergeReference = parts.length === 1 && restrictsNothing(own);
  const rest: unknown[] = [];
  let merged = own;
  for (const part of parts) {
    const mayMerge = mayMergeReference || !isReference(part);
    const combined = mayMerge ? conjunction(merged, part) : undefined;
    if (combined) merged = combined;
    else rest.push(part);
  }
  return { merged, rest };
}

function isReference(part: unknown): boolean {
  return isMapping(part) && "$ref" in part;
}
