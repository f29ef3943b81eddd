import {
  childOf,
  entriesOf,
  isMapping,
  listOf,
  type Mapping,
} from "../../../scripts/openapi/document.ts";
import { matchesPattern } from "./matches-pattern.ts";
import { names, unknownName } from "./vocabulary.ts";

/**
 * Everything that the schemas of a value state about the value, including their alternatives and conditions. Random
 * values are built from these hints, so they may or may not fit the schemas.
 */
export interface Hints {
  types: string[];
  constants: unknown[];
  /** The values of keywords that limit a number, a length or a count. */
  limits: number[];
  properties: Map<string, unknown[]>;
  required: Set<string>;
  /** The schemas of additional and unevaluated properties. */
  otherProperties: unknown[];
  /** The schemas of items at any position. */
  items: unknown[];
  /** The schemas of the items at each position. */
  positions: unknown[][];
}

/** The property names that are matched against patterns. */
const candidates = [...names, "ab", "x", unknownName];

const limiting = [
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"],
  ...["minContains", "maxContains"],
];

/** Collects the hints of schemas that apply to one value. */
export type ReadHints = (schemas: readonly unknown[]) => Hints;

/** Creates a reader for the schemas of one side. The reader caches the hints of each list of schemas. */
export function hintsReader(definitions: Mapping): ReadHints {
  const known = new WeakMap<readonly unknown[], Hints>();
  return (schemas) => {
    const hints = known.get(schemas) ?? hintsOf(schemas, definitions);
    known.set(schemas, hints);
    return hints;
  };
}

function hintsOf(schemas: readonly unknown[], definitions: Mapping): Hints {
  const hints: Hints = {
    types: [],
    constants: [],
    limits: [],
    properties: new Map(),
    required: new Set(),
    otherProperties: [],
    items: [],
    positions: [],
  };
  const seen = new Set<Mapping>();
  const read = (schema: unknown): void => {
    if (!isMapping(schema) || seen.has(schema)) return;
    seen.add(schema);
    readValues(schema, hints);
    readProperties(schema, hints);
    readItems(schema, hints);
    for (const subschema of schemasBeside(schema, definitions)) read(subschema);
  };
  schemas.forEach(read);
  return hints;
}

/** The subschemas and the reference target of a schema that apply to the same value. */
function schemasBeside(schema: Mapping, definitions: Mapping): unknown[] {
  const lists = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => listOf(schema[keyword]));
  const single = ["if", "then", "else", "not"].map((keyword) => schema[keyword]);
  const dependent = entriesOf(schema.dependentSchemas).map(([, subschema]) => subschema);
  const name = typeof schema.$ref === "string" ? schema.$ref.split("/").at(-1) : undefined;
  return [...lists, ...single, ...dependent, name === undefined ? undefined : definitions[name]];
}

function readValues(schema: Mapping, hints: Hints): void {
  hints.types.push(...[schema.type ?? []].flat().map(String));
  hints.constants.push(...listOf(schema.enum));
  if ("const" in schema) hints.constants.push(schema.const);
  for (const keyword of limiting) {
    const limit = schema[keyword];
    if (typeof limit === "number") hints.limits.push(limit);
  }
}

function readProperties(schema: Mapping, hints: Hints): void {
  const mention = (name: string, subschema: unknown): void => {
    hints.properties.set(name, [...(hints.properties.get(name) ?? []), subschema]);
  };
  for (const [name, subschema] of entriesOf(schema.properties)) mention(name, subschema);
  for (const [pattern, subschema] of entriesOf(schema.patternProperties)) {
    for (const name of candidates) if (matchesPattern(pattern, name)) mention(name, subschema);
  }
  const dependent = [...entriesOf(schema.dependentRequired), ...entriesOf(schema.dependentSchemas)];
  for (const [name] of dependent) mention(name, true);
  for (const name of listOf(schema.required).map(String)) {
    mention(name, true);
    hints.required.add(name);
  }
  const discriminator = childOf(schema.discriminator, "propertyName");
  if (typeof discriminator === "string")
    mention(discriminator, { enum: Object.keys(childOf(schema.discriminator, "mapping") ?? {}) });
  for (const keyword of ["additionalProperties", "unevaluatedProperties"]) {
    if (isMapping(schema[keyword])) hints.otherProperties.push(schema[keyword]);
  }
}

function readItems(schema: Mapping, hints: Hints): void {
  for (const keyword of ["items", "contains", "unevaluatedItems"]) {
    if (isMapping(schema[keyword])) hints.items.push(schema[keyword]);
  }
  listOf(schema.prefixItems).forEach((subschema, index) => {
    (hints.positions[index] ??= []).push(subschema);
  });
}
