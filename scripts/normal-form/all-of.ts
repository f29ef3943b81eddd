import { canonicalText, sortUnique } from "../openapi/canonical-json.ts";
import { isMapping, type Mapping } from "../openapi/document.ts";
import { restrictsNothing } from "./annotations.ts";
import { conjunction } from "./conjunction.ts";
import { replaceFields, onSchema, type UncheckedSchema } from "./decorator.ts";

/**
 * Merges the members of an `allOf` where a single schema is equivalent.
 *
 * The drift check treats these notations as equal, too: see "a schema split into two allOf members" in
 * `test/drift/corpus.yaml`.
 */
export const allOf = onSchema((schema) => {
  // `unevaluatedProperties` depends on all members, merged or not, so it is set aside while they are merged.
  const { allOf: listed, unevaluatedProperties, ...own } = schema;
  if (!Array.isArray(listed)) return;
  // Sorted, because the order of the members has no meaning.
  const members = sortUnique(listed.flatMap(withoutNesting), canonicalText);
  if (members.includes(false)) {
    replaceFields(schema, { not: {} });
    return;
  }
  // A reference remains a member if there are other restrictions or other members.
  const mayMergeReference =
    members.length === 1 && unevaluatedProperties === undefined && restrictsNothing(own);
  const { merged, rest } = mergeMembers(own, members, mayMergeReference);
  replaceFields(schema, {
    ...(unevaluatedProperties !== undefined && { unevaluatedProperties }),
    ...merged,
    ...(rest.length > 0 && { allOf: rest }),
  });
});

/** A member and the members of its own `allOf`, at any depth. */
function withoutNesting(member: unknown): unknown[] {
  if (!isMapping(member) || !Array.isArray(member.allOf) || dependsOnMembers(member))
    return [member];
  const { allOf: nested, ...own } = member;
  const others = (nested as unknown[]).flatMap(withoutNesting);
  return Object.keys(own).length > 0 ? [own, ...others] : others;
}

/** Whether a schema has a keyword that depends on the members of its `allOf`. */
function dependsOnMembers(schema: Mapping): boolean {
  return "unevaluatedItems" in schema || "unevaluatedProperties" in schema;
}

/** Merges as many members as possible into a schema, and returns the other members as `rest`. */
function mergeMembers(
  own: UncheckedSchema,
  members: unknown[],
  mayMergeReference: boolean,
): { merged: UncheckedSchema; rest: unknown[] } {
  const rest: unknown[] = [];
  let merged = own;
  for (const member of members) {
    const mayMerge = mayMergeReference || !isReference(member);
    const combined = mayMerge ? conjunction(merged, member) : undefined;
    if (combined) merged = combined;
    else rest.push(member);
  }
  return { merged, rest };
}

function isReference(member: unknown): boolean {
  return isMapping(member) && "$ref" in member;
}
