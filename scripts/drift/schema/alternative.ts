import { isEqual, canonicalText } from "../../openapi/canonical-json.ts";
import type { Mapping } from "../../openapi/document.ts";
import { isOfType } from "../../normal-form/type.ts";
import type { Context } from "./context.ts";

/** One type of value that a schema allows, with all restrictions that apply to it. */
export interface Alternative {
  readonly type: string;
  /** Schemas without references, parts and alternatives. All of them apply. */
  readonly parts: readonly Mapping[];
  /** All values that are allowed, if they are listed. */
  readonly values: readonly unknown[] | undefined;
  /** The other members of a `oneOf`, none of which may apply. */
  readonly rivals: readonly Alternative[];
  /** The shared schema that states all of it. */
  readonly shared: string | undefined;
}

const everyType = ["array", "boolean", "number", "object", "string", "null"];

/** The types that have few values. */
const fewValues: Readonly<Record<string, readonly unknown[]>> = {
  boolean: [false, true],
  null: [null],
};

/** The alternatives of a schema without references, parts and alternatives: one for each type. */
export function alternativesOfTypes(schema: Mapping): Alternative[] {
  const stated = schema.type === undefined ? everyType : [schema.type].flat().map(String);
  const restrictions = Object.keys(schema).filter((keyword) => keyword !== "type");
  const parts = restrictions.length > 0 ? [schema] : [];
  return stated
    .map((type) => (type === "number" && hasWholeSteps(schema) ? "integer" : type))
    .map((type) => ({
      type,
      parts,
      values: listedValues(schema, type),
      rivals: [],
      shared: undefined,
    }));
}

/** Whether a schema allows only whole numbers, as `multipleOf: 1` does. */
function hasWholeSteps({ multipleOf }: Mapping): boolean {
  return Number.isInteger(multipleOf);
}

/** The values of a type that a schema lists; `undefined` if it does not list them. */
function listedValues(schema: Mapping, type: string): unknown[] | undefined {
  const constant = "const" in schema ? [schema.const] : undefined;
  const values = Array.isArray(schema.enum) ? (schema.enum as unknown[]) : undefined;
  const listed = inBoth(inBoth(constant, values), fewValues[type]);
  return listed?.filter((value) => isOfType(value, type));
}

/** An alternative that allows what both of two alternatives allow, if they have a type in common. */
export function both(one: Alternative, other: Alternative): Alternative | undefined {
  const type = commonType(one.type, other.type);
  if (type === undefined) return undefined;
  const values = inBoth(one.values, other.values)?.filter((value) => isOfType(value, type));
  if (values?.length === 0) return undefined;
  return {
    type,
    parts: [...one.parts, ...other.parts.filter((part) => !one.parts.includes(part))],
    values,
    rivals: [...one.rivals, ...other.rivals],
    shared: sharedByBoth(one, other),
  };
}

/** What one alternative is named after stands for both if the other one restricts nothing. */
function sharedByBoth(one: Alternative, other: Alternative): string | undefined {
  if (other.parts.length === 0) return one.shared;
  return one.parts.length === 0 ? other.shared : undefined;
}

/** The same alternative of an `anyOf`. */
export function withoutRivals(alternative: Alternative, { memory }: Context): Alternative {
  if (alternative.rivals.length === 0) return alternative;
  const known = memory.withoutRivals.get(alternative);
  const stripped = known ?? { ...alternative, rivals: [] };
  memory.withoutRivals.set(alternative, stripped);
  return stripped;
}

/** Whether all values of a type are of another one. */
export function isWithin(type: string, other: string): boolean {
  return commonType(type, other) === type;
}

function commonType(a: string, b: string): string | undefined {
  if (a === b || (a === "integer" && b === "number")) return a;
  return a === "number" && b === "integer" ? b : undefined;
}

/** What is in both of two lists, or in the only one. */
function inBoth(
  list: readonly unknown[] | undefined,
  other: readonly unknown[] | undefined,
): readonly unknown[] | undefined {
  if (list === undefined || other === undefined) return list ?? other;
  const texts = new Set(other.map(canonicalText));
  return list.filter((value) => texts.has(canonicalText(value)));
}

export function includes(list: readonly unknown[], value: unknown): boolean {
  return list.some((item) => isEqual(item, value));
}
