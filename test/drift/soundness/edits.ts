import fc, { type Arbitrary } from "fast-check";
import {
  childOf,
  entriesOf,
  isMapping,
  listOf,
  type Mapping,
} from "../../../scripts/openapi/document.ts";
import type { Style } from "./keywords.ts";
import { schemasOf } from "./schemas.ts";
import { names, types } from "./vocabulary.ts";

/** The random input of an edit. */
interface Material {
  schema: unknown;
  keywords: Mapping;
  name: string;
  type: string;
  /** Selects one of the candidates for the change, such as the keywords of the schema. */
  choice: number;
}

type Change = (schema: Mapping, material: Material) => unknown;

/** A small random change to a schema or one of its subschemas. */
export interface Edit extends Material {
  change: keyof typeof changes;
  /** Selects the subschema to change. */
  at: number;
}

export function editsOf(style: Style): Arbitrary<Edit> {
  const { schema, keywords } = schemasOf(style);
  return fc.record({
    change: fc.constantFrom(...(Object.keys(changes) as Edit["change"][])),
    at: fc.nat(),
    schema,
    keywords,
    name: fc.constantFrom(...names),
    type: fc.constantFrom(...types),
    choice: fc.nat(),
  });
}

export function applyEdit(schema: unknown, edit: Edit): unknown {
  if (!isMapping(schema)) return edit.schema;
  return changes[edit.change](schema, edit);
}

/**
 * Some of these changes keep the meaning of a schema, so that other edits are also compared across different notations.
 */
const changes = {
  addKeywords: (schema, { keywords }) => ({ ...schema, ...keywords }),
  replace: (_schema, material) => material.schema,
  dropKeyword: (schema, { choice }) => without(schema, pick(Object.keys(schema), choice)),
  addAlternative: (schema, material) => {
    const keyword = "oneOf" in schema ? "oneOf" : "anyOf";
    if (!(keyword in schema)) return { anyOf: [schema, material.schema] };
    return { ...schema, [keyword]: [...listOf(schema[keyword]), material.schema] };
  },
  addPart: (schema, material) => ({ allOf: [schema, material.schema] }),
  wrap: (schema, { choice }) => ({ [choice % 2 === 0 ? "allOf" : "anyOf"]: [schema] }),
  shortenList: (schema, { choice }) => {
    const keyword = pick(Object.keys(schema).filter(isLong(schema)), choice);
    if (keyword === undefined) return schema;
    const list = listOf(schema[keyword]);
    return { ...schema, [keyword]: list.toSpliced(choice % list.length, 1) };
  },
  reverseList: (schema, { choice }) => {
    const keyword = pick(Object.keys(schema).filter(isLong(schema)), choice);
    if (keyword === undefined) return schema;
    return { ...schema, [keyword]: listOf(schema[keyword]).toReversed() };
  },
  switchAlternatives: (schema) => {
    const hasAnyOf = "anyOf" in schema;
    const hasOneOf = "oneOf" in schema;
    if (hasAnyOf === hasOneOf) return schema;
    return hasAnyOf ? rename(schema, "anyOf", "oneOf") : rename(schema, "oneOf", "anyOf");
  },
  mergeParts: (schema) => {
    const { allOf, ...own } = schema;
    return Object.assign({}, own, ...listOf(allOf).filter(isMapping)) as Mapping;
  },
  splitIntoParts: (schema, { choice }) => {
    const entries = Object.entries(schema);
    const at = choice % (entries.length + 1);
    const halves = [entries.slice(0, at), entries.slice(at)];
    return { allOf: halves.map((half) => Object.fromEntries(half)) };
  },
  nudgeNumber: (schema, { choice }) => {
    const numeric = Object.keys(schema).filter((keyword) => typeof schema[keyword] === "number");
    const keyword = pick(numeric, choice);
    if (keyword === undefined || keyword === "multipleOf") return schema;
    const nudged = Number(schema[keyword]) + (choice % 2 === 0 ? 1 : -1);
    return keyword.includes("imum") || nudged >= 0 ? { ...schema, [keyword]: nudged } : schema;
  },
  switchBound: (schema, { choice }) => {
    const bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
    const keyword = pick(
      bounds.filter((bound) => bound in schema),
      choice,
    );
    if (keyword === undefined) return schema;
    const bare = keyword.replace("exclusive", "").toLowerCase();
    const isExclusive = bare !== keyword;
    const other = isExclusive ? bare : `exclusive${bare.charAt(0).toUpperCase()}${bare.slice(1)}`;
    return rename(schema, keyword, other);
  },
  renameProperty: (schema, { name, choice }) => {
    const properties = isMapping(schema.properties) ? schema.properties : {};
    const old = pick(Object.keys(properties), choice);
    return old === undefined ? schema : { ...schema, properties: rename(properties, old, name) };
  },
  toggleRequired: (schema, { name }) => {
    const required = listOf(schema.required);
    const isRequired = required.includes(name);
    const changed = isRequired ? required.filter((other) => other !== name) : [...required, name];
    return { ...schema, required: changed };
  },
  toggleType: (schema, { type }) => {
    const stated = typesIn(schema);
    const changed = stated.includes(type)
      ? stated.filter((other) => other !== type)
      : [...stated, type];
    return changed.length > 0 ? { ...schema, type: changed } : schema;
  },
  typesAsAlternatives: (schema) => {
    if ("anyOf" in schema || typesIn(schema).length < 2) return schema;
    return { ...without(schema, "type"), anyOf: typesIn(schema).map((type) => ({ type })) };
  },
  valuesAsAlternatives: (schema) => {
    const { enum: values, ...own } = schema;
    if ("anyOf" in schema || !Array.isArray(values)) return schema;
    return { ...own, anyOf: values.map((value: unknown) => ({ enum: [value] })) };
  },
  closeWithUnevaluated: (schema) => {
    const keyword = pick(
      ["additionalProperties", "items"].filter((candidate) => candidate in schema),
      0,
    );
    if (keyword === undefined || "prefixItems" in schema) return schema;
    const other = keyword === "items" ? "unevaluatedItems" : "unevaluatedProperties";
    return other in schema ? schema : rename(schema, keyword, other);
  },
  rotateMapping: (schema) => {
    const mapping = entriesOf(childOf(schema.discriminator, "mapping"));
    const targets = mapping.map(([, target]) => target);
    const rotated = mapping.map(([value], index) => [value, targets.at(index - 1)]);
    if (!isMapping(schema.discriminator)) return schema;
    return {
      ...schema,
      discriminator: { ...schema.discriminator, mapping: Object.fromEntries(rotated) as Mapping },
    };
  },
} satisfies Record<string, Change>;

function pick<Item>(list: readonly Item[], choice: number): Item | undefined {
  return list[choice % list.length];
}

function typesIn(schema: Mapping): unknown[] {
  return [schema.type ?? []].flat();
}

/** Whether the value of a keyword is a list with more than one item. */
function isLong(schema: Mapping): (keyword: string) => boolean {
  return (keyword) => listOf(schema[keyword]).length > 1;
}

function without(mapping: Mapping, key: string | undefined): Mapping {
  return Object.fromEntries(Object.entries(mapping).filter(([other]) => other !== key));
}

function rename(mapping: Mapping, old: string, name: string): Mapping {
  const entries = Object.entries(mapping).filter(([key]) => key !== name || key === old);
  return Object.fromEntries(entries.map(([key, value]) => [key === old ? name : key, value]));
}
