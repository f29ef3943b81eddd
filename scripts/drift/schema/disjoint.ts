import { childOf, isMapping } from "../../openapi/document.ts";
import { isEqual } from "../../openapi/canonical-json.ts";
import { includes, isWithin, type Alternative } from "./alternative.ts";
import { alternativesOf } from "./alternatives.ts";
import type { Context } from "./context.ts";
import { propertiesOf } from "./properties.ts";

/** Whether surely no value fits both of two alternatives: by type, by values, or by those of a required property. */
export function areDisjoint(a: Alternative, b: Alternative, context: Context): boolean {
  if (haveNoValueInCommon(a, b)) return true;
  if (a.type !== "object" || b.type !== "object") return false;
  const required = new Set(
    [a, b].flatMap((side) => [...propertiesOf(side, context.memory).required]),
  );
  return [...required].some((name) => {
    const some = alternativesOfProperty(name, a, context);
    const others = alternativesOfProperty(name, b, context);
    return some.every((one) => others.every((other) => haveNoValueInCommon(one, other)));
  });
}

function haveNoValueInCommon(a: Alternative, b: Alternative): boolean {
  if (!isWithin(a.type, b.type) && !isWithin(b.type, a.type)) return true;
  const { values } = a;
  const { values: others } = b;
  if (values && others) return !values.some((value) => includes(others, value));
  if (values) return values.every((value) => isExcluded(value, b));
  return others?.every((value) => isExcluded(value, a)) ?? false;
}

/** Whether an alternative rules out a value by `not` with a list of values. */
function isExcluded(value: unknown, { parts }: Alternative): boolean {
  return parts.some(({ not }) => {
    if (!isMapping(not)) return false;
    const [keyword, ...others] = Object.keys(not);
    if (others.length > 0) return false;
    if (keyword === "const") return isEqual(not.const, value);
    return keyword === "enum" && Array.isArray(not.enum) && includes(not.enum, value);
  });
}

function alternativesOfProperty(
  name: string,
  { parts }: Alternative,
  context: Context,
): Alternative[] {
  const stated = parts
    .map((part) => childOf(part.properties, name))
    .filter((schema) => schema !== undefined);
  return alternativesOf(context.memory.conjunction(stated), "narrow", context);
}
