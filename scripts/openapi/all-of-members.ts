import { isMapping, listOf, type Mapping } from "./document.ts";
import { resolve } from "./pointer.ts";

/**
 * The schemas that all apply to a value of a schema: the schema itself, or the target of its reference, and the members
 * of its `allOf` at any depth. `true` and `false` are left out.
 */
export function allOfMembers(
  schema: unknown,
  document: Mapping,
  seen = new Set<unknown>(),
): Mapping[] {
  const target = resolve(schema, document);
  if (!isMapping(target) || seen.has(target)) return [];
  seen.add(target);
  const members = listOf(target.allOf);
  return [target, ...members.flatMap((member) => allOfMembers(member, document, seen))];
}
