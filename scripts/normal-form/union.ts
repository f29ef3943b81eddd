import { unique } from "../openapi/canonical-json.ts";
import { isMapping, listOf } from "../openapi/document.ts";
import { isAnnotation, restrictsNothing } from "./annotations.ts";
import { areMutuallyExclusive } from "./mutually-exclusive.ts";
import { conjunction } from "./conjunction.ts";
import { replaceFields, remove, type UncheckedSchema } from "./decorator.ts";
import { allowedValuesOf, normalizeEnum } from "./enum.ts";
import { toType, typesOf } from "./type.ts";
import { onSchemaWithEvaluation } from "./evaluation.ts";

/**
 * Normalizes `oneOf` and `anyOf`: `oneOf` becomes `anyOf` if no value matches two members, members that only list types
 * or values are joined, and a single member is merged into the schema.
 *
 * The drift check treats these notations as equal, too: see "a oneOf with one member" in `test/drift/corpus.yaml`.
 */
export const union = onSchemaWithEvaluation((schema, isEvaluationRestricted) => {
  normalizeAlternatives(schema, "oneOf", isEvaluationRestricted);
  normalizeAlternatives(schema, "anyOf", isEvaluationRestricted);
});

function normalizeAlternatives(
  schema: UncheckedSchema,
  keyword: "oneOf" | "anyOf",
  isEvaluationRestricted: boolean,
): void {
  const { [keyword]: listed, ...own } = schema;
  // No value matches `false`.
  const members = listOf(listed).filter(isMapping);
  const flat = members.flatMap(flatten);
  // An empty union is kept, so that the mistake shows in the generated code.
  if (flat.length === 0) return;
  if (keyword === "oneOf" && ("anyOf" in own || !areMutuallyExclusive(members))) return;
  const joined = joinMembers(flat);
  const mayDrop = !isEvaluationRestricted && joined.some(restrictsNothing);
  replaceFields(schema, mayDrop ? own : withAlternatives(own, joined));
  normalizeEnum(schema);
}

function withAlternatives(own: UncheckedSchema, members: UncheckedSchema[]): UncheckedSchema {
  const [only, ...others] = members;
  const mayMerge = only && others.length === 0 && (!("$ref" in only) || restrictsNothing(own));
  const merged = mayMerge ? conjunction(own, only) : undefined;
  return merged ?? { ...own, anyOf: members };
}

/** The inner members of a member that has only an `anyOf`; otherwise the member itself. */
function flatten(member: UncheckedSchema): UncheckedSchema[] {
  const { anyOf, ...own } = member;
  return Array.isArray(anyOf) && restrictsNothing(own) ? anyOf.filter(isMapping) : [member];
}

function joinMembers(listed: UncheckedSchema[]): UncheckedSchema[] {
  const members = unique(listed.flatMap(withoutNull));
  const joined = joinLists(dropCoveredValues(members));
  return listed.some(allowsNull) ? withNull(joined) : joined;
}

function allowsNull(schema: UncheckedSchema): boolean {
  const isListed = schema.enum?.includes(null) ?? true;
  return isListed && [schema.type].flat().includes("null") && !dependsOnOtherSchemas(schema);
}

/** The member without `null`, if another type remains. */
function withoutNull(member: UncheckedSchema): UncheckedSchema[] {
  if (!allowsNull(member)) return [member];
  const types = typesOf(member).filter((name) => name !== "null");
  const values = member.enum && { enum: member.enum.filter((value) => value !== null) };
  return types.length > 0 ? [{ ...member, type: toType(types), ...values }] : [];
}

/** Drops each member that only lists values, if other members allow every value of the same types. */
function dropCoveredValues(members: UncheckedSchema[]): UncheckedSchema[] {
  const covered = members.filter(isTypeList).flatMap(typesOf);
  const isCovered = (member: UncheckedSchema): boolean =>
    isValueList(member) && typesOf(member).every((type) => covered.includes(type));
  return members.filter((member) => !isCovered(member));
}

/** Joins all members that only list types into one, and all members that only list values into another. */
function joinLists(members: UncheckedSchema[]): UncheckedSchema[] {
  return joinWhere(isValueList, joinWhere(isTypeList, members));
}

/** Joins the members of one kind. The result takes the place of the first of them. */
function joinWhere(
  isOfKind: (member: UncheckedSchema) => boolean,
  members: UncheckedSchema[],
): UncheckedSchema[] {
  const [first, ...others] = members.filter(isOfKind);
  if (!first) return members;
  const joined = others.reduce(joinTwo, first);
  return members
    .filter((member) => !others.includes(member))
    .map((member) => (member === first ? joined : member));
}

function joinTwo(schema: UncheckedSchema, other: UncheckedSchema): UncheckedSchema {
  const joined = { ...schema };
  const type = toType(typesOf({ type: [...typesOf(schema), ...typesOf(other)] }));
  if (type === undefined) remove(joined, "type");
  else joined.type = type;
  if (schema.enum) joined.enum = [...schema.enum, ...(other.enum ?? [])];
  return joined;
}

/** Adds `null`: to the only member if that member has a `type`, otherwise as a new member. */
function withNull(members: UncheckedSchema[]): UncheckedSchema[] {
  const [only, ...others] = members;
  const hasRoom = only?.type !== undefined && others.length === 0 && !dependsOnOtherSchemas(only);
  if (!hasRoom) return [...members, { type: "null" }];
  return [joinTwo(only, { type: "null", enum: [null] })];
}

/** Whether a schema may reject values that its own `type` allows, because of other schemas. */
function dependsOnOtherSchemas(schema: UncheckedSchema): boolean {
  return ["$ref", "allOf", "anyOf", "oneOf", "not", "if"].some((keyword) => keyword in schema);
}

function isTypeList(schema: UncheckedSchema): boolean {
  return isList(schema) && schema.enum === undefined;
}

function isValueList(schema: UncheckedSchema): boolean {
  return isList(schema) && allowedValuesOf(schema).length > 0;
}

/** Whether a schema only lists types, or values of these types. */
function isList(schema: UncheckedSchema): boolean {
  const isKnown = (keyword: string): boolean =>
    ["type", "enum"].includes(keyword) || isAnnotation(keyword);
  return schema.type !== undefined && Object.keys(schema).every(isKnown);
}
