import { isBare } from "./all-of.js";
import { annotations, conjunction } from "./conjunction.js";
import { spellEnum } from "./enum.js";
import { typesOf } from "./type.js";

/** @typedef {import("./type.js").Schema} Schema */

/**
 * Spells alternatives in one way: `oneOf` as `anyOf` where no value fits two of them, an alternative of
 * alternatives as its own, those that only list types or values as one, `null` as one more type of the only
 * other alternative, and a single one as part of the schema itself.
 */
export const union = () => ({
  Schema: {
    /**
     * @param {Schema} schema
     * @param {{ resolve: (reference: Schema) => { node?: Schema } }} context
     */
    leave(schema, { resolve }) {
      for (const keyword of /** @type {const} */ (["oneOf", "anyOf"])) {
        const listed = /** @type {(Schema | boolean)[] | undefined} */ (schema[keyword]);
        if (!Array.isArray(listed)) continue;
        const written = listed.filter((branch) => typeof branch === "object");
        // `false` is no alternative, and beside `true` there is none; one of each is left to the reader.
        if (written.length === 0 || listed.includes(true)) continue;
        /** @type {(branch: Schema) => Schema} */
        const typed = (branch) => ("$ref" in branch ? typesBehind(branch, resolve) : branch);
        const isExclusive = keyword === "oneOf" && !areDisjoint(written.map(typed));
        if (isExclusive && written.length > 1) continue;
        const own = { ...schema };
        Reflect.deleteProperty(own, keyword);
        if ("anyOf" in own) continue;
        const branches = join(written.flatMap(flatten));
        if (branches.some(isBare)) {
          // One of the alternatives is anything at all.
          Reflect.deleteProperty(schema, keyword);
          continue;
        }
        const [only] = branches;
        const single =
          branches.length === 1 && (!("$ref" in (only ?? {})) || isBare(own))
            ? conjunction(own, only)
            : undefined;
        for (const name of Object.keys(schema)) Reflect.deleteProperty(schema, name);
        Object.assign(schema, single ?? { ...own, anyOf: branches });
        spellEnum(schema);
      }
    },
  },
});

/**
 * The types that a schema behind a reference says, if it says any.
 *
 * @param {Schema} reference
 * @param {(reference: Schema) => { node?: Schema }} resolve
 * @returns {Schema}
 */
function typesBehind(reference, resolve) {
  const { node } = resolve(reference);
  if (node?.type === undefined) return reference;
  return { type: node.nullable === true ? [node.type, "null"].flat() : node.type };
}

/**
 * @param {Schema} branch
 * @returns {Schema[]}
 */
function flatten(branch) {
  const { anyOf, ...own } = branch;
  return Array.isArray(anyOf) && isBare(own) ? /** @type {Schema[]} */ (anyOf) : [branch];
}

/** @param {Schema[]} branches */
function join(branches) {
  /** @type {Schema[]} */
  const kept = [];
  const open = branches.filter((branch) => isList(branch) && !branch.enum).flatMap(typesOf);
  for (const branch of branches) {
    // Values of a type that another alternative allows whole add nothing.
    if (isList(branch) && branch.enum && typesOf(branch).every((type) => open.includes(type)))
      continue;
    const twin = kept.find(
      (other) => isList(other) && isList(branch) && "enum" in other === "enum" in branch,
    );
    if (twin) addTo(twin, branch);
    else if (!kept.some((other) => JSON.stringify(other) === JSON.stringify(branch)))
      kept.push({ ...branch });
  }
  const [lonely, others] = [kept.filter(isNull), kept.filter((branch) => !isNull(branch))];
  const [only] = others;
  if (lonely.length === 0 || others.length !== 1 || only?.type === undefined) return kept;
  if (["allOf", "anyOf", "oneOf", "not", "if"].some((keyword) => keyword in only)) return kept;
  addTo(only, { type: "null", ...("enum" in only && { enum: [null] }) });
  return [only];
}

/**
 * Whether a schema only lists types, or values of them.
 *
 * @param {Schema} schema
 */
function isList(schema) {
  return (
    schema.type !== undefined &&
    !("deprecated" in schema) &&
    Object.keys(schema).every((keyword) => ["type", "enum", ...annotations].includes(keyword))
  );
}

/** @param {Schema} schema */
function isNull(schema) {
  return isList(schema) && String(schema.type) === "null";
}

/**
 * @param {Schema} schema
 * @param {Schema} other
 */
function addTo(schema, other) {
  schema.type = typesOf({ type: [...typesOf(schema), ...typesOf(other)] });
  if (schema.enum) schema.enum = [...schema.enum, ...(other.enum ?? [])];
}

/**
 * Whether no value can fit two of these schemas, by their types or by a property that each requires with
 * other values.
 *
 * @param {Schema[]} branches
 */
function areDisjoint(branches) {
  return branches.every((branch, index) =>
    branches.slice(index + 1).every((other) => {
      if ("$ref" in branch || "$ref" in other) return false;
      if (!share(typesOf(branch), typesOf(other))) {
        return (
          !share([...typesOf(branch), ...typesOf(other)], ["number"]) ||
          !share([...typesOf(branch), ...typesOf(other)], ["integer"])
        );
      }
      if (branch.enum && other.enum) return !share(branch.enum, other.enum);
      return requiredIn(branch).some(([name, values]) =>
        requiredIn(other).some(([key, others]) => key === name && !share(values, others)),
      );
    }),
  );
}

/**
 * The properties that a schema requires, with the values that they may have.
 *
 * @param {Schema} schema
 * @returns {[string, unknown[]][]}
 */
function requiredIn({ required, properties }) {
  const known = /** @type {Record<string, Schema>} */ (properties ?? {});
  return /** @type {string[]} */ (required ?? []).flatMap((name) =>
    known[name]?.enum ? [[name, known[name].enum]] : [],
  );
}

/**
 * @param {unknown[]} a
 * @param {unknown[]} b
 */
function share(a, b) {
  return a.some((value) => b.includes(value));
}
