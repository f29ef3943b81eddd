import { both, type Alternative } from "./alternative.ts";
import type { Context } from "./context.ts";
import { areDisjoint } from "./disjoint.ts";
import { propertiesOf } from "./properties.ts";

/**
 * The intersections of alternatives that each name properties the other does not name: an object may match two members
 * of an `anyOf` and have the properties of both. Case: corpus, "an object that fits two alternatives".
 */
export function overlapsOf(alternatives: readonly Alternative[], context: Context): Alternative[] {
  const objects = alternatives.filter(({ type }) => type === "object");
  return objects.flatMap((one, index) =>
    objects.slice(index + 1).flatMap((other) => {
      if (!nameDifferentProperties(one, other, context)) return [];
      if (areDisjoint(one, other, context) || areRivals(one, other)) return [];
      return both(one, other) ?? [];
    }),
  );
}

function nameDifferentProperties(one: Alternative, other: Alternative, context: Context): boolean {
  const { allowed: names } = propertiesOf(one, context.memory);
  const { allowed: otherNames } = propertiesOf(other, context.memory);
  return (
    [...names].some((name) => !otherNames.has(name)) &&
    [...otherNames].some((name) => !names.has(name))
  );
}

/** Whether both alternatives are members of a `oneOf`, so that a value must not match both. */
function areRivals(one: Alternative, other: Alternative): boolean {
  return one.rivals.some(
    ({ type, parts }) => type === other.type && parts.every((part) => other.parts.includes(part)),
  );
}
