import { isMapping } from "../openapi/document.ts";
import { restrictsNothing } from "./all-of.ts";
import { areDisjoint } from "./are-disjoint.ts";
import { annotations, conjunction } from "./conjunction.ts";
import { become, onSchema, type Schema } from "./decorator.ts";
import { normalizeEnum } from "./enum.ts";
import { toType, typesOf } from "./type.ts";

/**
 * Writes alternatives in one way: `oneOf` as `anyOf` where no value fits two of them, those that only list types or
 * values as one, and a single one as the schema. Case: corpus, "null as an alternative" and "a oneOf of one".
 */
export const union = onSchema((schema) => {
  for (const keyword of ["oneOf", "anyOf"]) {
    const { [keyword]: listed, ...own } = schema;
    const branches = Array.isArray(listed) ? (listed as unknown[]).filter(isMapping) : [];
    // An empty union stays for the reader.
    if (branches.length === 0 || (keyword === "oneOf" && "anyOf" in own)) continue;
    if (keyword === "oneOf" && branches.length > 1 && !areDisjoint(branches)) continue;
    become(schema, withAlternatives(own, join(branches.flatMap(flatten))));
    normalizeEnum(schema);
  }
});

function withAlternatives(own: Schema, branches: Schema[]): Schema {
  if (branches.some(restrictsNothing)) return own;
  const [only] = branches;
  const isAbsorbed = branches.length === 1 && (!("$ref" in (only ?? {})) || restrictsNothing(own));
  return (isAbsorbed && conjunction(own, only)) || { ...own, anyOf: branches };
}

function flatten(branch: Schema): Schema[] {
  const { anyOf, ...own } = branch;
  return Array.isArray(anyOf) && restrictsNothing(own) ? (anyOf as Schema[]) : [branch];
}

function join(listed: Schema[]): Schema[] {
  const takesNull = listed.some(allowsNull);
  const branches = listed.flatMap((branch) =>
    allowsNull(branch) ? withoutNull(branch) : [branch],
  );
  const kept: Schema[] = [];
  const open = branches.filter((branch) => isList(branch) && !branch.enum).flatMap(typesOf);
  const byText = new Map(branches.map((branch) => [JSON.stringify(branch), branch]));
  for (const branch of byText.values()) {
    const isCovered = branch.enum && typesOf(branch).every((type) => open.includes(type));
    if (isList(branch) && isCovered) continue;
    const twin = kept.find(
      (other) => isList(other) && isList(branch) && "enum" in other === "enum" in branch,
    );
    if (twin) addTo(twin, branch);
    else kept.push({ ...branch });
  }
  if (!takesNull) return kept;
  const [only, ...others] = kept;
  if (only?.type === undefined || others.length > 0 || isComposed(only))
    return [...kept, { type: "null" }];
  addTo(only, { type: "null", ...("enum" in only && { enum: [null] }) });
  return [only];
}

function allowsNull(schema: Schema): boolean {
  return [schema.type].flat().includes("null") && !isComposed(schema);
}

function withoutNull(schema: Schema): Schema[] {
  const types = typesOf(schema).filter((name) => name !== "null");
  const values = schema.enum && { enum: schema.enum.filter((value) => value !== null) };
  return types.length > 0 ? [{ ...schema, type: toType(types), ...values }] : [];
}

function isComposed(schema: Schema): boolean {
  return ["allOf", "anyOf", "oneOf", "not", "if"].some((keyword) => keyword in schema);
}

/** Whether a schema only lists types, or values of them. */
function isList(schema: Schema): boolean {
  const isKnown = (keyword: string): boolean => ["type", "enum", ...annotations].includes(keyword);
  return schema.type !== undefined && Object.keys(schema).every(isKnown);
}

function addTo(schema: Schema, other: Schema): void {
  schema.type = toType(typesOf({ type: [...typesOf(schema), ...typesOf(other)] }));
  if (schema.type === undefined) delete schema.type;
  if (schema.enum) schema.enum = [...schema.enum, ...(other.enum ?? [])];
}
