import fc, { type Arbitrary } from "fast-check";
import { isEqual, sortUnique, canonicalText } from "../../../scripts/openapi/canonical-json.ts";
import { isMapping, type Mapping } from "../../../scripts/openapi/document.ts";
import { constants, names, numberFormats, numbers, patterns, steps } from "./vocabulary.ts";
import { textFormats, texts } from "./vocabulary.ts";

/** The OpenAPI version of a schema. Version 3.0 has fewer keywords. */
export type Dialect = "3.0" | "3.1";

/**
 * Groups of keywords. A pair has one group, whose keywords are frequent in both schemas. Without groups, both schemas
 * of a pair would rarely have the same keyword.
 */
export const themes: readonly (readonly string[])[] = [
  [],
  ["properties", "required", "additionalProperties"],
  ["patternProperties", "propertyNames", "minProperties", "maxProperties"],
  ["dependentRequired", "dependentSchemas", "required"],
  ["unevaluatedProperties", "unevaluatedItems", "additionalProperties"],
  ["contains", "minContains", "maxContains", "items"],
  ["prefixItems", "items", "minItems", "maxItems", "uniqueItems"],
  ["format", "minimum", "exclusiveMinimum", "multipleOf", "minLength"],
];

/** The options of a schema generator. */
export interface Style {
  dialect: Dialect;
  theme: readonly string[];
}

/** The probability of a keyword in percent, and a generator of its values. */
type Chance = readonly [percent: number, value: Arbitrary<unknown>];

/**
 * Generates an object with a random subset of the keywords. Keywords of the chosen group (`theme`) are more frequent.
 */
export function someOf(
  keywords: Record<string, Chance>,
  theme: readonly string[] = [],
): Arbitrary<Mapping> {
  const optional = Object.entries(keywords).map(([keyword, [usual, value]]) => {
    const percent = theme.includes(keyword) ? Math.max(usual, 60) : usual;
    const left = { arbitrary: fc.constant([]), weight: 100 - percent };
    const taken = { arbitrary: value.map((one) => [[keyword, one] as const]), weight: percent };
    return fc.oneof({ withCrossShrink: true }, left, taken);
  });
  return fc.tuple(...optional).map((fields) => Object.fromEntries<unknown>(fields.flat()));
}

const someNames = fc.subarray([...names]);
const small = fc.nat({ max: 3 });
const number = fc.constantFrom(...numbers);

function namesTo(value: Arbitrary<unknown>, keys: readonly string[]): Arbitrary<Mapping> {
  return someOf(Object.fromEntries(keys.map((key) => [key, [45, value]])));
}

/** @param schema - generates the schemas of properties */
export function objectKeywords(schema: Arbitrary<unknown>, style: Style): Arbitrary<Mapping> {
  const { dialect, theme } = style;
  const common: Record<string, Chance> = {
    properties: [80, namesTo(withDirection(schema), names)],
    required: [40, someNames],
    additionalProperties: [25, fc.oneof(fc.constant(false), schema)],
    minProperties: [6, small],
    maxProperties: [6, small],
  };
  if (dialect === "3.0") return someOf(common, theme);
  const newer: Record<string, Chance> = {
    ...common,
    patternProperties: [12, namesTo(schema, patterns)],
    propertyNames: [6, propertyNames],
    dependentRequired: [7, fc.dictionary(fc.constantFrom(...names), someNames, { maxKeys: 2 })],
    dependentSchemas: [4, fc.dictionary(fc.constantFrom(...names), schema, { maxKeys: 1 })],
    unevaluatedProperties: [8, fc.oneof(fc.constant(false), schema)],
  };
  return someOf(newer, theme);
}

/** Makes some of the generated schemas readOnly or writeOnly. */
function withDirection(schema: Arbitrary<unknown>): Arbitrary<unknown> {
  const keyword = fc.constantFrom("readOnly", "writeOnly");
  const directed = fc
    .tuple(schema, keyword)
    .map(([own, name]) => (isMapping(own) ? { ...own, [name]: true } : own));
  return fc.oneof({ arbitrary: schema, weight: 40 }, directed);
}

const propertyNames = fc.constantFrom<unknown>(
  { maxLength: 1 },
  { pattern: "^a" },
  { enum: ["a", "b"] },
  { type: "string" },
  { not: { const: "b" } },
  { minLength: 1 },
  true,
);

/** @param schema - generates the schemas of items */
export function arrayKeywords(schema: Arbitrary<unknown>, style: Style): Arbitrary<Mapping> {
  const { dialect, theme } = style;
  const common: Record<string, Chance> = {
    minItems: [15, small],
    maxItems: [15, small],
    uniqueItems: [8, fc.constant(true)],
  };
  // OpenAPI 3.0 requires `items`.
  if (dialect === "3.0") return someOf({ ...common, items: [100, schema] }, theme);
  const newer: Record<string, Chance> = {
    ...common,
    items: [60, fc.oneof({ arbitrary: schema, weight: 5 }, fc.constant(false))],
    prefixItems: [25, fc.array(schema, { minLength: 1, maxLength: 2 })],
    contains: [15, schema],
    minContains: [10, small],
    maxContains: [10, small],
    unevaluatedItems: [8, fc.oneof(fc.constant(false), schema)],
  };
  return someOf(newer, theme);
}

const strings: Record<string, Chance> = {
  minLength: [30, small],
  maxLength: [30, fc.nat({ max: 4 })],
  pattern: [20, fc.constantFrom(...patterns)],
  format: [8, fc.constantFrom(...Object.keys(textFormats))],
  enum: [10, fc.uniqueArray(fc.constantFrom(...texts), { minLength: 1, maxLength: 4 })],
};

export function stringKeywords({ theme }: Style): Arbitrary<Mapping> {
  return someOf(strings, theme);
}

const numeric: Record<string, Chance> = {
  minimum: [30, number],
  maximum: [30, number],
  exclusiveMinimum: [12, number],
  exclusiveMaximum: [12, number],
  multipleOf: [12, fc.constantFrom(...steps)],
  format: [8, fc.constantFrom(...Object.keys(numberFormats))],
  enum: [10, fc.uniqueArray(number, { minLength: 1, maxLength: 4 })],
};

export function numberKeywords({ theme }: Style): Arbitrary<Mapping> {
  return someOf(numeric, theme);
}

export const constant: Arbitrary<unknown> = fc.constantFrom(...constants);

/** Generates a sorted list of distinct values of several types. */
export const constantList: Arbitrary<unknown[]> = fc
  .uniqueArray(constant, { minLength: 1, maxLength: 5, comparator: isEqual })
  .map((list) => sortUnique(list, canonicalText));
