import { isMapping, listOf } from "../openapi/document.ts";
import { annotations, restrictsNothing } from "./annotations.ts";
import { areMutuallyExclusive } from "./mutually-exclusive.ts";
import { conjunction } from "./conjunction.ts";
import { replaceFields, onSchema, remove, type Schema } from "./decorator.ts";
import { normalizeEnum } from "./enum.ts";
import { toType, typesOf } from "./type.ts";

/**
 * Normalizes alternatives: `oneOf` becomes `anyOf` if no value matches two members, members that only list types or
 * values are joined, and a single member is merged into the schema.
 *
 * See the corpus cases "null as a member of anyOf" and "a oneOf with one member".
 */
export const union = onSchema((schema) => {
  normalizeAlternatives(schema, "oneOf");
  normalizeAlternatives(schema, "anyOf");
});

function normalizeAlternatives(schema: Schema, keyword: "oneOf" | "anyOf"): void {
  const { [keyword]: listed, ...own } = schema;
  // No value matches `false`.
  const branches = listOf(listed).filter(isMapping);
  // An empty union is kept, so that a reader sees the mistake.
  if (branches.length === 0) return;
  if (keyword === "oneOf" && ("anyOf" in own || !areMutuallyExclusive(branches))) return;
  replaceFields(schema, withAlternatives(own, joinBranches(branches.flatMap(flatten))));
  normalizeEnum(schema);
}

function withAlternatives(own: Schema, branches: Schema[]): Schema {
  if (branches.some(restrictsNothing)) return own;
  const [only, ...others] = branches;
  const mayMerge = only && others.length === 0 && (!("$ref" in only) || restrictsNothing(own));
  const merged = mayMerge ? conjunction(own, only) : undefined;
  return merged ?? { ...own, anyOf: branches };
}

/** The members of a branch that is only an `anyOf`; otherwise the branch itself. */
function flatten(branch: Schema): Schema[] {
  const { anyOf, ...own } = branch;
  return Array.isArray(anyOf) && restrictsNothing(own) ? (anyOf as Schema[]) : [branch];
}

function joinBranches(listed: Schema[]): Schema[] {
  const branches = uniqueByText(listed.flatMap(withoutNull));
  const joined = joinLists(dropCoveredValues(branches));
  return listed.some(allowsNull) ? withNull(joined) : joined;
}

function uniqueByText(branches: Schema[]): Schema[] {
  return [...new Map(branches.map((branch) => [JSON.stringify(branch), branch])).values()];
}

function allowsNull(schema: Schema): boolean {
  return [schema.type].flat().includes("null") && !isComposed(schema);
}

/** The branch without `null`, if another type remains. */
function withoutNull(branch: Schema): Schema[] {
  if (!allowsNull(branch)) return [branch];
  const types = typesOf(branch).filter((name) => name !== "null");
  const values = branch.enum && { enum: branch.enum.filter((value) => value !== null) };
  return types.length > 0 ? [{ ...branch, type: toType(types), ...values }] : [];
}

/** Drops branches that only list values if other branches allow every value of the same types. */
function dropCoveredValues(branches: Schema[]): Schema[] {
  const covered = branches.filter(isTypeList).flatMap(typesOf);
  const isCovered = (branch: Schema): boolean =>
    isValueList(branch) && typesOf(branch).every((type) => covered.includes(type));
  return branches.filter((branch) => !isCovered(branch));
}

/** Joins the branches that only list types, and those that only list values. */
function joinLists(branches: Schema[]): Schema[] {
  const joined: Schema[] = [];
  for (const branch of branches) {
    const index = joined.findIndex((other) => areListsOfOneKind(other, branch));
    const other = joined[index];
    if (other) joined[index] = joinTwo(other, branch);
    else joined.push(branch);
  }
  return joined;
}

function areListsOfOneKind(a: Schema, b: Schema): boolean {
  return (isTypeList(a) && isTypeList(b)) || (isValueList(a) && isValueList(b));
}

function joinTwo(schema: Schema, other: Schema): Schema {
  const joined = { ...schema };
  const type = toType(typesOf({ type: [...typesOf(schema), ...typesOf(other)] }));
  if (type === undefined) remove(joined, "type");
  else joined.type = type;
  if (schema.enum) joined.enum = [...schema.enum, ...(other.enum ?? [])];
  return joined;
}

/** Adds `null`: to the only branch if that branch has a `type`, otherwise as a new branch. */
function withNull(branches: Schema[]): Schema[] {
  const [only, ...others] = branches;
  const hasRoom = only?.type !== undefined && others.length === 0 && !isComposed(only);
  if (!hasRoom) return [...branches, { type: "null" }];
  return [joinTwo(only, { type: "null", enum: [null] })];
}

function isComposed(schema: Schema): boolean {
  return ["allOf", "anyOf", "oneOf", "not", "if"].some((keyword) => keyword in schema);
}

function isTypeList(schema: Schema): boolean {
  return isList(schema) && schema.enum === undefined;
}

function isValueList(schema: Schema): boolean {
  return isList(schema) && schema.enum !== undefined;
}

/** Whether a schema only lists types, or values of these types. */
function isList(schema: Schema): boolean {
  const isKnown = (keyword: string): boolean => ["type", "enum", ...annotations].includes(keyword);
  return schema.type !== undefined && Object.keys(schema).every(isKnown);
}
