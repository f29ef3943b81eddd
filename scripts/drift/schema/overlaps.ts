import { both, type Alternative } from "./alternative.ts";
import type { Context } from "./context.ts";
import { areDisjoint } from "./disjoint.ts";
import { propertiesOf } from "./properties.ts";

/**
 * What fits two alternatives, each of which names properties that the other one does not: an object of `anyOf` may have
 * the properties of both. Case: corpus, "an object that fits two alternatives".
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

/** Whether a value must not fit both, because they are members of a `oneOf`. */
function areRivals(one: Alternative, other: Alternative): boolean {
  return one.rivals.some(
    ({ type, parts }) => type === other.type && parts.every((part) => other.parts.includes(part)),
  );
}
