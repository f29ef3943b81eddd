import { createHash } from "node:crypto";
import { isMapping } from "../contract/parse-document.js";
import { entriesOf, methods } from "../generator/responses.js";
import { isEqual } from "../normal-form/conjunction.js";

/** @typedef {Record<string, unknown>} Mapping */

/**
 * Puts the normal forms of many pairs into one, such that Redocly compares like with like: it pairs what
 * stands in lists by how similar it looks. What makes a parameter the same one, or an operation, becomes
 * the key of a map, and a schema is an alternative where its counterpart has alternatives.
 *
 * @param {Mapping[]} normalForms base and revision, in turn
 */
export function comparableForms(normalForms) {
  /** @type {Map<string, string>} What the names in the comparable forms stand for. */
  const names = new Map();
  const nameOf = (/** @type {string} */ pointer) => {
    // Long, so that no name looks like another one.
    const name = createHash("sha256").update(pointer).digest("hex");
    names.set(name, pointer);
    return name;
  };
  const forms = [emptyForm(), emptyForm()];
  for (const [index, normalForm] of normalForms.entries()) {
    addTo(forms[index % 2] ?? emptyForm(), normalForm, Math.floor(index / 2), nameOf);
  }
  const [base = emptyForm(), revision = emptyForm()] = forms;
  align(base, revision);
  return { base, revision, pointers: names };
}

function emptyForm() {
  return {
    openapi: "3.1.0",
    info: { title: "", version: "" },
    /** @type {Mapping} */
    paths: {},
    components: {
      /** @type {Mapping} */
      securitySchemes: {},
      /** @type {Mapping} */
      parameters: {},
      /** @type {Mapping} */
      schemas: {},
    },
  };
}

/**
 * @param {ReturnType<typeof emptyForm>} form
 * @param {Mapping} normalForm
 * @param {number} pair
 * @param {(pointer: string) => string} nameOf
 */
function addTo({ paths, components }, normalForm, pair, nameOf) {
  const { schemas = {}, securitySchemes = {} } = isMapping(normalForm.components)
    ? normalForm.components
    : {};
  Object.assign(components.securitySchemes, securitySchemes);
  const schemaName = (/** @type {string} */ name) =>
    nameOf(`${String(pair)}#/components/schemas/${name}`);
  for (const [name, schema] of entriesOf(renamed(schemas, schemaName))) {
    components.schemas[schemaName(name)] = schema;
  }
  for (const [path, item] of entriesOf(renamed(normalForm.paths, schemaName))) {
    for (const [method, operation] of entriesOf(item)) {
      if (!methods.includes(method) || !isMapping(operation)) continue;
      // Calls go to the first one, so that it is another one if it is first no more.
      const [first, ...others] = /** @type {{ url: string }[]} */ (
        operation.servers ?? normalForm.servers ?? []
      );
      operation.servers = [{ url: `${String(first?.url)} (the first)` }, ...others];
      // Made of method and path, which are compared.
      delete operation.operationId;
      const parameters = Array.isArray(operation.parameters) ? operation.parameters : [];
      operation.parameters = parameters.map((/** @type {Mapping} */ parameter) => {
        const place = `${String(pair)}#/paths/${escape(path)}/${method}/parameters/`;
        const name = nameOf(place + escape(`${String(parameter.in)} ${String(parameter.name)}`));
        components.parameters[name] = parameter;
        return { $ref: `#/components/parameters/${name}` };
      });
    }
    paths[prefixOf(pair) + path] = item;
  }
}

/**
 * What the paths of a pair begin with. It is long, so that no path looks like one of another pair.
 *
 * @param {number} pair
 */
export function prefixOf(pair) {
  return `/${createHash("sha256").update(String(pair)).digest("hex")}`;
}

/**
 * A copy in which the references to schemas have other names.
 *
 * @param {unknown} node
 * @param {(name: string) => string} rename
 * @returns {unknown}
 */
function renamed(node, rename) {
  return /** @type {unknown} */ (
    JSON.parse(JSON.stringify(node ?? {}), (key, /** @type {unknown} */ value) => {
      // Said of objects without known properties only: once there is one, others are allowed still.
      if (key === "additionalProperties" && isEqual(value, {})) return undefined;
      if (isMapping(value) && Array.isArray(value.prefixItems)) return withPositions(value);
      const [, name] =
        (key === "$ref" && /^#\/components\/schemas\/(.*)/.exec(String(value))) || [];
      return name === undefined ? value : `#/components/schemas/${rename(name)}`;
    })
  );
}

/**
 * A tuple with its positions as keys.
 *
 * @param {Mapping} schema
 */
function withPositions({ prefixItems, ...schema }) {
  const positions = Object.entries(/** @type {object} */ (prefixItems)).map(
    /** @returns {[string, unknown]} */ ([index, item]) => [`[${index}]`, item],
  );
  return { ...schema, properties: Object.fromEntries(positions) };
}

/**
 * Makes an alternative of each schema whose counterpart has alternatives: one that joins the others, or
 * stays alone, is then no other constraint.
 *
 * @param {unknown} a
 * @param {unknown} b
 */
function align(a, b) {
  if (!isMapping(a) || !isMapping(b)) return;
  wrapLike(a, b);
  wrapLike(b, a);
  for (const key of Object.keys(a)) align(a[key], b[key]);
}

/**
 * @param {Mapping} schema
 * @param {Mapping} counterpart
 */
function wrapLike(schema, counterpart) {
  const { anyOf, ...around } = counterpart;
  if (!Array.isArray(anyOf) || "anyOf" in schema || Object.keys(schema).length === 0) return;
  // What both say beside the alternatives stays there.
  const shared = Object.keys(around);
  if (!shared.every((keyword) => isEqual(around[keyword], schema[keyword]))) return;
  const alone = Object.entries(schema).filter(([keyword]) => !shared.includes(keyword));
  for (const [keyword] of alone) Reflect.deleteProperty(schema, keyword);
  schema.anyOf = [Object.fromEntries(alone)];
}

/** @param {string} token */
function escape(token) {
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}
