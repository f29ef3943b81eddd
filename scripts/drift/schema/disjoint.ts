import { isEqual } from "../../openapi/canonical-json.ts";
import { childOf, isMapping } from "../../openapi/document.ts";
import { includes, isSubtype, type Alternative } from "./alternative.ts";
import { alternativesOf } from "./alternatives.ts";
import type { Context } from "./context.ts";
import type { Memory } from "./memory.ts";
import { propertiesOf } from "./properties.ts";

/**
 * Whether it is certain that no value matches both alternatives, because of their types, their values, or a required
 * property.
 */
export function areDisjoint(a: Alternative, b: Alternative, context: Context): boolean {
  const { memory } = context;
  const ids = [a, b].map((alternative) => memory.idOfAlternative(alternative));
  const pair = ids.join(" ");
  const known = memory.disjoint.get(pair);
  if (known !== undefined) return known;
  const isDisjoint = areSurelyDisjoint(a, b, context);
  memory.disjoint.set(pair, isDisjoint);
  return isDisjoint;
}

function areSurelyDisjoint(a: Alternative, b: Alternative, context: Context): boolean {
  if (haveNoValueInCommon(a, b, context.memory)) return true;
  if (a.type !== "object" || b.type !== "object") return false;
  if (areBaseAndVariant(a, b)) return true;
  const required = new Set(
    [a, b].flatMap((alternative) => [...propertiesOf(alternative, context.memory).required]),
  );
  return [...required].some((name) => {
    const alternatives = alternativesOfProperty(name, a, context);
    const others = alternativesOfProperty(name, b, context);
    return alternatives.every((alternative) =>
      others.every((other) => haveNoValueInCommon(alternative, other, context.memory)),
    );
  });
}

/**
 * Whether one alternative is a schema with a discriminator, and the other alternative is a schema that extends it. Each
 * value of the discriminator selects exactly one of these schemas, so no object belongs to both. Comparing the values
 * would not show this, because the values that select the base are not listed. The schema reader marks both schemas.
 */
function areBaseAndVariant(a: Alternative, b: Alternative): boolean {
  return a.flatSchemas.some(({ variantOf, isBase }) =>
    b.flatSchemas.some(
      (schema) =>
        variantOf !== undefined && schema.variantOf === variantOf && schema.isBase !== isBase,
    ),
  );
}

function haveNoValueInCommon(a: Alternative, b: Alternative, memory: Memory): boolean {
  if (!isSubtype(a.type, b.type) && !isSubtype(b.type, a.type)) return true;
  const { values } = a;
  const { values: others } = b;
  if (values && others) return !values.some((value) => memory.listsValue(others, value));
  if (values) return values.every((value) => isExcluded(value, b));
  return others?.every((value) => isExcluded(value, a)) ?? false;
}

/** Whether an alternative excludes a value by `not` with `const` or `enum`. */
function isExcluded(value: unknown, { flatSchemas }: Alternative): boolean {
  return flatSchemas.some(({ not }) => {
    if (!isMapping(not)) return false;
    const [keyword, ...others] = Object.keys(not);
    if (others.length > 0) return false;
    if (keyword === "const") return isEqual(not.const, value);
    return keyword === "enum" && Array.isArray(not.enum) && includes(not.enum, value);
  });
}

/** The alternatives of a property, from its schemas under `properties` alone. */
function alternativesOfProperty(
  name: string,
  alternative: Alternative,
  context: Context,
): Alternative[] {
  const { memory } = context;
  const known = memory.propertyAlternatives.get(alternative) ?? new Map<string, Alternative[]>();
  memory.propertyAlternatives.set(alternative, known);
  const found = known.get(name);
  if (found) return found;
  const stated = alternative.flatSchemas
    .map((schema) => childOf(schema.properties, name))
    .filter((schema) => schema !== undefined);
  const alternatives = alternativesOf(memory.conjunction(stated), "narrow", context);
  known.set(name, alternatives);
  return alternatives;
}
