import { isMapping } from "../../document.ts";
import { restrictsNothing } from "./all-of.ts";
import { areDisjoint } from "./are-disjoint.ts";
import { annotations, conjunction } from "./conjunction.ts";
import { become, onSchema, type Context, type Schema } from "./decorator.ts";
import { normalizeEnum } from "./enum.ts";
import { toType, typesOf } from "./type.ts";

/**
 * Writes alternatives in one way: `oneOf` as `anyOf` where no value fits two of them, nested alternatives as
 * their own, alternatives that only list types or values as one, `null` as another type of the only other
 * alternative, and a single alternative as part of the schema itself.
 * Case: corpus, "null as an alternative" and "a oneOf of one".
 */
export const union = onSchema((schema, context) => {
  for (const keyword of ["oneOf", "anyOf"]) {
    const listed = schema[keyword];
    if (!Array.isArray(listed)) continue;
    const branches = (listed as unknown[]).filter(isMapping);
    // An empty union stays for the reader.
    if (branches.length === 0) continue;
    const typed = branches.map((branch) =>
      "$ref" in branch ? typesBehind(branch, context) : branch,
    );
    if (keyword === "oneOf" && branches.length > 1 && !areDisjoint(typed)) continue;
    const own = { ...schema };
    Reflect.deleteProperty(own, keyword);
    if ("anyOf" in own) continue;
    become(schema, withAlternatives(own, join(branches.flatMap(flatten))));
    normalizeEnum(schema);
  }
});

function withAlternatives(own: Schema, branches: Schema[]): Schema {
  // One of the alternatives allows everything.
  if (branches.some(restrictsNothing)) return own;
  const [only] = branches;
  const isAbsorbed = branches.length === 1 && (!("$ref" in (only ?? {})) || restrictsNothing(own));
  return (isAbsorbed && conjunction(own, only)) || { ...own, anyOf: branches };
}

/** The types that a schema behind a reference names, if it names any. */
function typesBehind(reference: Schema, { resolve }: Context): Schema {
  const { node } = resolve(reference);
  if (node?.type === undefined) return reference;
  return { type: node.nullable === true ? [node.type, "null"].flat() : node.type };
}

function flatten(branch: Schema): Schema[] {
  const { anyOf, ...own } = branch;
  return Array.isArray(anyOf) && restrictsNothing(own) ? (anyOf as Schema[]) : [branch];
}

function join(listed: Schema[]): Schema[] {
  const takesNull = listed.some(allowsNull);
  const branches = listed.flatMap((branch): Schema[] =>
    allowsNull(branch) ? withoutNull(branch) : [branch],
  );
  const kept: Schema[] = [];
  const open = branches.filter((branch) => isList(branch) && !branch.enum).flatMap(typesOf);
  const byText = new Map(branches.map((branch) => [JSON.stringify(branch), branch]));
  for (const branch of byText.values()) {
    // Another alternative allows the whole type of these values.
    if (isList(branch) && branch.enum && typesOf(branch).every((type) => open.includes(type)))
      continue;
    const twin = kept.find(
      (other) => isList(other) && isList(branch) && "enum" in other === "enum" in branch,
    );
    if (twin) addTo(twin, branch);
    else kept.push({ ...branch });
  }
  const [only] = kept;
  if (!takesNull) return kept;
  if (kept.length !== 1 || only?.type === undefined || isComposed(only))
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
  return (
    schema.type !== undefined &&
    !("deprecated" in schema) &&
    Object.keys(schema).every((keyword) => ["type", "enum", ...annotations].includes(keyword))
  );
}

function addTo(schema: Schema, other: Schema): void {
  schema.type = toType(typesOf({ type: [...typesOf(schema), ...typesOf(other)] }));
  if (schema.type === undefined) delete schema.type;
  if (schema.enum) schema.enum = [...schema.enum, ...(other.enum ?? [])];
}
