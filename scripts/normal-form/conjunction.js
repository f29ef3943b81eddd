import { isMapping } from "../contract/parse-document.js";
import { sortKeys } from "../contract/sort-keys.js";
import { typesOf } from "./type.js";

/** @typedef {import("./type.js").Schema} Schema */

/** Keywords that say something of a schema and restrict nothing. Of two schemas, the first's are kept. */
export const annotations = [
  "$comment",
  "default",
  "deprecated",
  "description",
  "example",
  "examples",
  "externalDocs",
  "readOnly",
  "title",
  "writeOnly",
];

/**
 * How two values of a keyword become one that restricts as both do, `undefined` if none can.
 *
 * @type {Record<string, (a: any, b: any) => unknown>}
 */
const combinations = {
  type: intersectTypes,
  enum: (/** @type {unknown[]} */ a, /** @type {unknown[]} */ b) => {
    const values = new Set(b.map((value) => JSON.stringify(value)));
    return nonEmpty(a.filter((value) => values.has(JSON.stringify(value))));
  },
  required: (/** @type {string[]} */ a, /** @type {string[]} */ b) => [...a, ...b],
  minimum: Math.max,
  exclusiveMinimum: Math.max,
  minLength: Math.max,
  minItems: Math.max,
  minProperties: Math.max,
  maximum: Math.min,
  exclusiveMaximum: Math.min,
  maxLength: Math.min,
  maxItems: Math.min,
  maxProperties: Math.min,
  uniqueItems: (/** @type {boolean} */ a, /** @type {boolean} */ b) => a || b,
  items: conjunction,
  additionalProperties: conjunction,
  properties: (
    /** @type {Record<string, unknown>} */ a,
    /** @type {Record<string, unknown>} */ b,
  ) => {
    const properties = { ...b, ...a };
    for (const name of Object.keys(a).filter((key) => key in b)) {
      const both = conjunction(a[name], b[name]);
      if (both === undefined) return undefined;
      properties[name] = both;
    }
    return properties;
  },
};

/**
 * The one schema that allows what both of two schemas allow, if it can be written without `allOf`.
 *
 * @param {unknown} a
 * @param {unknown} b
 * @returns {Schema | undefined}
 */
export function conjunction(a, b) {
  if (a === true) a = {};
  if (b === true) b = {};
  if (!isMapping(a) || !isMapping(b) || closes(a, b) || closes(b, a)) return undefined;
  /** @type {Schema} */
  const both = { ...b, ...a };
  for (const keyword of Object.keys(a)) {
    if (!(keyword in b) || annotations.includes(keyword) || isEqual(a[keyword], b[keyword]))
      continue;
    const combined = combinations[keyword]?.(a[keyword], b[keyword]);
    if (combined === undefined) return undefined;
    both[keyword] = combined;
  }
  return both;
}

/**
 * Whether one schema says something of the properties that only the other one names.
 *
 * @param {Schema} a
 * @param {Schema} b
 */
function closes(a, b) {
  const { properties = {}, patternProperties, additionalProperties, unevaluatedProperties } = a;
  if (unevaluatedProperties !== undefined || patternProperties !== undefined) return true;
  const isOpen =
    additionalProperties === undefined ||
    (isMapping(additionalProperties) && Object.keys(additionalProperties).length === 0);
  const known = Object.keys(/** @type {object} */ (properties));
  return !isOpen && Object.keys(b.properties ?? {}).some((name) => !known.includes(name));
}

/**
 * @param {unknown} a
 * @param {unknown} b
 */
function intersectTypes(a, b) {
  const [as, bs] = [typesOf({ type: a }), typesOf({ type: b })];
  /** @type {(one: string[], other: string[]) => string[]} */
  const within = (one, other) =>
    one.filter((type) => other.includes(type) || (type === "integer" && other.includes("number")));
  return nonEmpty(typesOf({ type: [...within(as, bs), ...within(bs, as)] }));
}

/**
 * @template T
 * @param {T[]} list
 */
function nonEmpty(list) {
  return list.length > 0 ? list : undefined;
}

/**
 * @param {unknown} a
 * @param {unknown} b
 */
export function isEqual(a, b) {
  return JSON.stringify(sortKeys(a)) === JSON.stringify(sortKeys(b));
}
