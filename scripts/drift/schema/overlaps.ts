import { intersect, type Alternative } from "./alternative.ts";
import type { Context } from "./context.ts";
import { areDisjoint } from "./disjoint.ts";
import { propertiesOf } from "./properties.ts";

/**
 * The intersections of those pairs of object alternatives in which each names a property that the other does not: an
 * object may match two members of an `anyOf` and have the properties of both.
 *
 * See "alternatives that each restrict the property of the other" in `test/drift/corpus.yaml`.
 */
export function overlapsOf(alternatives: readonly Alternative[], context: Context): Alternative[] {
  const objects = alternatives.filter(({ type }) => type === "object");
  return objects.flatMap((a, index) =>
    objects.slice(index + 1).flatMap((b) => {
      if (!nameDifferentProperties(a, b, context)) return [];
      if (areDisjoint(a, b, context) || areRivals(a, b)) return [];
      return intersect(a, b) ?? [];
    }),
  );
}

function nameDifferentProperties(a: Alternative, b: Alternative, context: Context): boolean {
  const { permitted: names } = propertiesOf(a, context.memory);
  const { permitted: otherNames } = propertiesOf(b, context.memory);
  return (
    [...names].some((name) => !otherNames.has(name)) &&
    [...otherNames].some((name) => !names.has(name))
  );
}

/** Whether both alternatives are members of a `oneOf`, so that a value must not match both. */
function areRivals(a: Alternative, b: Alternative): boolean {
  return a.rivals.some(
    ({ type, flatSchemas }) =>
      type === b.type && flatSchemas.every((schema) => b.flatSchemas.includes(schema)),
  );
}
