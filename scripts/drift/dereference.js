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
   * @returns {unknown}
   */
  function expand(node, within) {
    if (++nodes > maxNodes) throw new Failure(`${name} refers to more than can be compared`);
    if (Array.isArray(node)) return node.map((item) => expand(item, within));
    if (!isMapping(node)) return node;
    if (isDiscriminator(node)) return { propertyName: node.propertyName };
    const { $ref: reference, ...siblings } = node;
    if (typeof reference !== "string") {
      return Object.fromEntries(
        Object.entries(node).map(([key, value]) => [key, expand(value, within)]),
      );
    }
    const target = isRecursive(reference) ? keep(reference) : follow(reference, within);
    const beside = /** @type {Record<string, unknown>} */ (expand(siblings, within));
    if (Object.keys(beside).every((key) => ["summary", "description"].includes(key))) {
      return isMapping(target) ? { ...target, ...beside } : target;
    }
    return { ...beside, allOf: [.../** @type {unknown[]} */ (beside.allOf ?? []), target] };
  }

  /**
   * @param {string} reference
   * @param {readonly string[]} within
   */
  function follow(reference, within) {
    const target = atPointer(document, reference);
    if (target === undefined) throw new Failure(`${name} refers to ${reference}, which it lacks`);
    if (within.includes(reference)) throw new Failure(`${name} has a reference to itself`);
    return expand(target, [...within, reference]);
  }

  /** @param {string} reference */
  function keep(reference) {
    const key = reference.replaceAll(/[^\w.-]+/g, "_");
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

/**
 * Whether a node is a Discriminator Object that maps to schemas, which are in place now.
 *
 * @param {Record<string, unknown>} node
 */
function isDiscriminator({ propertyName, mapping }) {
  return typeof propertyName === "string" && isMapping(mapping);
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
