import { createHash } from "node:crypto";
import { isMapping } from "../contract/parse-document.js";
import { Failure } from "../failure.js";
import { atPointer } from "../generator/responses.js";

const maxNodes = 200_000;

/**
 * Puts what each reference stands for in its place, so that what differs is found where a request or an
 * answer has it, whichever way it was kept. A schema that holds itself stays among the components, since
 * it has no end.
 *
 * @param {import("../contract/parse-document.js").OpenApiDocument} document
 * @param {string} name what to call the document in an error
 */
export function dereference(document, name) {
  const { components, ...rest } = document;
  /** @type {Map<string, unknown>} Schemas that hold themselves, by the names that they are given. */
  const recursive = new Map();
  let nodes = 0;

  /**
   * @param {unknown} node
   * @param {readonly string[]} within the references that led here
   * @param {boolean} [isMap] whether its keys are names
   * @returns {unknown}
   */
  function expand(node, within, isMap = false) {
    if (++nodes > maxNodes) throw new Failure(`${name} refers to more than can be compared`);
    if (Array.isArray(node)) return node.map((item) => expand(item, within));
    if (!isMapping(node)) return node;
    const { $ref: reference, ...siblings } = isMap ? node : withDiscriminatorValues(node);
    if (typeof reference === "string") return replace(reference, siblings, within);
    const fields = reference === undefined ? siblings : node;
    return Object.fromEntries(
      Object.entries(fields).map(([key, value]) => [
        key,
        !isMap && isOpaque(key) ? value : expand(value, within, !isMap && maps.has(key)),
      ]),
    );
  }

  /**
   * @param {string} reference
   * @param {Record<string, unknown>} siblings what stands beside it
   * @param {readonly string[]} within
   */
  function replace(reference, siblings, within) {
    const target = isRecursive(reference) ? keep(reference) : follow(reference, within);
    if (!isMapping(target)) return target;
    const beside = Object.entries(siblings).filter(
      ([key]) => !key.startsWith("x-") && key !== "summary" && key !== "description",
    );
    const isSchema = !/^#\/components\/(?!schemas\/)/.test(reference);
    // Beside a reference, OpenAPI 3.0 ignores all, and 3.1 all but what a schema says.
    if (beside.length === 0 || !isSchema || document.openapi.startsWith("3.0")) return target;
    const { allOf = [], ...own } = /** @type {Record<string, unknown>} */ (
      expand(Object.fromEntries(beside), within)
    );
    return {
      ...own,
      allOf: [...(Array.isArray(allOf) ? /** @type {unknown[]} */ (allOf) : []), target],
    };
  }

  /**
   * @param {string} reference
   * @param {readonly string[]} within
   */
  function follow(reference, within) {
    const target = reference.startsWith("#/") ? atPointer(document, reference) : undefined;
    if (target === undefined) throw new Failure(`${name} refers to ${reference}, which it lacks`);
    if (within.includes(reference)) throw new Failure(`${name} has a reference to itself`);
    return expand(target, [...within, reference]);
  }

  /** @param {string} reference */
  function keep(reference) {
    const hash = createHash("sha256").update(reference).digest("hex").slice(0, 16);
    const key = `${reference.replaceAll(/[^\w.-]+/g, "_").replace("_components_schemas_", "")}-${hash}`;
    if (!recursive.has(key)) {
      recursive.set(key, undefined);
      recursive.set(key, expand(atPointer(document, reference), [reference]));
    }
    return { $ref: `#/components/schemas/${key}` };
  }

  /** @type {Map<string, boolean>} */
  const known = new Map();

  /** @param {string} reference */
  function isRecursive(reference) {
    const before = known.get(reference);
    if (before !== undefined) return before;
    /** @type {Set<string>} */
    const reached = new Set();
    const open = referencesIn(atPointer(document, reference));
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(...referencesIn(atPointer(document, next)));
    }
    known.set(reference, reached.has(reference));
    return reached.has(reference);
  }

  const expanded = /** @type {typeof rest} */ (expand(rest, []));
  const { securitySchemes } = isMapping(components) ? components : {};
  return {
    ...expanded,
    components: {
      ...(securitySchemes !== undefined && { securitySchemes: expand(securitySchemes, []) }),
      schemas: Object.fromEntries(recursive),
    },
  };
}

/** Fields whose keys are names, not fields of the specification. */
const maps = new Set([
  "$defs",
  "callbacks",
  "content",
  "dependentSchemas",
  "encoding",
  "headers",
  "parameters",
  "paths",
  "patternProperties",
  "properties",
  "requestBodies",
  "responses",
  "schemas",
  "securitySchemes",
]);

/**
 * Whether a field holds data: what looks like a reference there is none.
 *
 * @param {string} field
 */
function isOpaque(field) {
  return (
    ["const", "default", "enum", "example", "examples"].includes(field) || field.startsWith("x-")
  );
}

/**
 * Says in each alternative of a discriminated schema which values of the property lead to it (OpenAPI 3.1,
 * Discriminator Object): those that are mapped to it, or else its name. In place, it has no name.
 *
 * @param {Record<string, unknown>} schema
 * @returns {Record<string, unknown>}
 */
function withDiscriminatorValues(schema) {
  const { discriminator, ...rest } = schema;
  if (!isMapping(discriminator) || typeof discriminator.propertyName !== "string") return schema;
  const { propertyName, mapping = {} } = discriminator;
  const mapped = Object.entries(/** @type {Record<string, unknown>} */ (mapping));
  for (const keyword of ["oneOf", "anyOf"]) {
    const branches = rest[keyword];
    if (!Array.isArray(branches)) continue;
    rest[keyword] = branches.map((/** @type {unknown} */ branch) => {
      if (!isMapping(branch) || typeof branch.$ref !== "string") return branch;
      const { $ref: reference } = branch;
      const schemaName = reference.split("/").at(-1) ?? "";
      const values = mapped
        .filter(([, target]) => [reference, schemaName].includes(String(target)))
        .map(([value]) => value);
      const property = { type: "string", enum: values.length > 0 ? values : [schemaName] };
      const tells = { required: [propertyName], properties: { [propertyName]: property } };
      return { allOf: [branch, tells] };
    });
  }
  return rest;
}

/**
 * @param {unknown} node
 * @returns {string[]}
 */
function referencesIn(node) {
  if (Array.isArray(node)) return node.flatMap(referencesIn);
  if (!isMapping(node)) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === "$ref" && typeof value === "string" ? [value] : referencesIn(value),
  );
}
