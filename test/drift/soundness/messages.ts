import { isEqual } from "../../../scripts/openapi/canonical-json.ts";
import { childOf, entriesOf, isMapping, listOf } from "../../../scripts/openapi/document.ts";
import type { Mapping } from "../../../scripts/openapi/document.ts";
import type { Described } from "./described.ts";
import { withDiscriminatorValues } from "./discriminators.ts";
import type { Position } from "./pairs.ts";
import { mapSubschemas } from "./subschemas.ts";
import { numberFormats, textFormats } from "./vocabulary.ts";

/*
 * This file defines which messages a side sends and accepts, independently of the comparison. The definition consists
 * of schemas for a plain JSON Schema validator.
 */

/**
 * The keyword, `readOnly` or `writeOnly`, that marks properties as absent from the messages at a position. Neither
 * keyword applies to callbacks, where the server sends the requests.
 */
const hiddenAt: Record<Position, "readOnly" | "writeOnly" | undefined> = {
  body: "readOnly",
  query: "readOnly",
  response: "writeOnly",
  header: "writeOnly",
  callback: undefined,
};

/**
 * The schema of the messages that a receiver accepts. They may contain properties that the receiver does not describe.
 *
 * @param sender - the side that sends the messages. If it has alternatives, the receiver's `oneOf` is read as `anyOf`:
 * publishers use both keywords for the same purpose, and rarely mean to reject a value that fits two alternatives.
 */
export function acceptedBy(
  { schema, definitions }: Described,
  position: Position,
  sender?: Described,
): Mapping {
  const isStrict = sender === undefined || !/"(?:anyOf|oneOf)":/.test(JSON.stringify(sender));
  const hidden = hiddenAt[position];
  const named = entriesOf(definitions).flatMap(([name, subschema]) => [
    [name, accepted(subschema, hidden, isStrict)],
    [`exact-${name}`, accepted(subschema, hidden, true)],
  ]);
  return {
    allOf: [accepted(schema, hidden, isStrict)],
    components: { schemas: Object.fromEntries(named) as Mapping },
  };
}

/**
 * The schema of the messages that a sender sends. Programs are written against this schema, so they send no property
 * that it does not describe, even if the receiver would accept the property.
 */
export function sentBy(described: Described, position: Position): Mapping {
  const { allOf, components } = acceptedBy(described, position);
  const [root] = listOf(allOf);
  const schemas = entriesOf((components as Mapping).schemas);
  const closed = schemas.map(([name, subschema]) => [
    `closed-${name}`,
    withoutOthersInside(subschema),
  ]);
  return {
    allOf: [root, withoutOthers(root)],
    components: {
      schemas: {
        ...(Object.fromEntries([...schemas, ...closed]) as Mapping),
        "closed-anything": withoutOthers({}),
      },
    },
  };
}

/** In the subschemas of these keywords, `oneOf` is never read as `anyOf`. */
const exactKeywords = ["if", "not", "contains", "dependentSchemas"];

/** The subschemas of these keywords describe the same value as the schema itself. */
const combiningKeywords = ["allOf", "anyOf", "oneOf"];

/**
 * Translates features that a JSON Schema validator does not enforce: discriminators become enums, formats become ranges
 * and patterns, and hidden properties are removed.
 *
 * @param hiddenAbove - the properties that the schemas around this one hide
 */
function accepted(
  schema: unknown,
  hidden: string | undefined,
  isStrict: boolean,
  hiddenAbove: readonly string[] = [],
): unknown {
  if (!isMapping(schema)) return schema;
  const gone = [...hiddenAbove, ...hiddenNames(schema, hidden)];
  const mapped = mapSubschemas(withDiscriminatorValues(schema), (subschema, keyword) =>
    accepted(
      subschema,
      hidden,
      isStrict || exactKeywords.includes(keyword),
      combiningKeywords.includes(keyword) ? gone : [],
    ),
  );
  const { format, ...exact } = mapped;
  const own = isStrict ? exact : withoutOneOf(exact);
  if (isStrict && typeof own.$ref === "string") own.$ref = own.$ref.replace(/[^/]*$/, "exact-$&");
  if (own.properties !== undefined) {
    const left = entriesOf(own.properties).filter(([name]) => !gone.includes(name));
    own.properties = Object.fromEntries(left);
  }
  if (own.required !== undefined)
    own.required = listOf(own.required).filter((name) => !gone.includes(String(name)));
  const pattern = textFormats[String(format)];
  const meaning = pattern === undefined ? numberFormats[String(format)] : { pattern };
  return meaning === undefined ? own : { allOf: [own, meaning] };
}

/** The properties that a schema hides. A property that one member of its `allOf` hides is hidden in all members. */
function hiddenNames(schema: unknown, keyword: string | undefined): string[] {
  const own = entriesOf(childOf(schema, "properties"))
    .filter(([, property]) => isHidden(property, keyword))
    .map(([name]) => name);
  const inMembers = listOf(childOf(schema, "allOf")).flatMap((member) =>
    hiddenNames(member, keyword),
  );
  return [...own, ...inMembers];
}

function isHidden(schema: unknown, keyword: string | undefined): boolean {
  if (!isMapping(schema) || keyword === undefined) return false;
  return (
    schema[keyword] === true ||
    listOf(schema.allOf).some((subschema) => isHidden(subschema, keyword))
  );
}

/** Replaces `oneOf` with `anyOf`, so that alternatives may overlap. */
function withoutOneOf({ oneOf, allOf, ...own }: Mapping): Mapping {
  const alternatives = oneOf === undefined ? [] : [{ anyOf: oneOf }];
  const parts = [...listOf(allOf), ...alternatives];
  return parts.length > 0 ? { ...own, allOf: parts } : own;
}

/** Excludes all properties that the schema does not describe, at every depth. */
function withoutOthers(schema: unknown): unknown {
  if (schema === false) return false;
  return {
    allOf: [withoutOthersInside(schema)],
    unevaluatedProperties: false,
    // An item that no keyword describes may have any value, except that objects in it must be empty.
    unevaluatedItems: { $ref: "#/components/schemas/closed-anything" },
  };
}

function withoutOthersInside(schema: unknown): unknown {
  if (!isMapping(schema)) return schema;
  const closed = mapSubschemas(schema, (subschema, keyword) => {
    // These keywords test the value, but do not describe its properties.
    if (["if", "not", "contains", "propertyNames"].includes(keyword)) return subschema;
    if (childKeywords.includes(keyword)) return withoutOthers(subschema);
    const closedPart = withoutOthersInside(subschema);
    if (!["anyOf", "oneOf"].includes(keyword)) return closedPart;
    // An alternative describes properties only if the value fits it. The double negation tests the value without
    // evaluating properties.
    return { allOf: [closedPart, { not: { not: subschema } }] };
  });
  // With the value `true` or `{}`, these keywords describe no property.
  for (const keyword of ["additionalProperties", "unevaluatedProperties"]) {
    if (schema[keyword] === true || isEqual(schema[keyword], {}))
      Reflect.deleteProperty(closed, keyword);
  }
  if (typeof closed.$ref === "string") closed.$ref = closed.$ref.replace(/[^/]*$/, "closed-$&");
  // `sentBy` also applies the original schema, which tests that only one member of a `oneOf` fits.
  const { allOf, ...own } = withoutOneOf(closed);
  return {
    ...own,
    allOf: [...listOf(allOf), describing(required(schema)), itemsOfContains(schema)],
  };
}

/** Keywords whose subschemas apply to properties or items. */
const childKeywords = [
  ...["properties", "patternProperties", "additionalProperties", "unevaluatedProperties"],
  ...["items", "prefixItems", "unevaluatedItems"],
];

/** The names of required properties and of properties that other properties require. They count as described. */
function required(schema: Mapping): string[] {
  const beside = entriesOf(schema.dependentRequired).flatMap(([, others]) => listOf(others));
  return [...listOf(schema.required), ...beside].map(String);
}

function describing(names: string[]): Mapping {
  return names.length > 0
    ? { properties: Object.fromEntries(names.map((name) => [name, true])) }
    : {};
}

/** Items that only `contains` describes must fit `contains` or have no properties. */
function itemsOfContains({ contains, items, prefixItems }: Mapping): Mapping {
  if (contains === undefined || items !== undefined) return {};
  const anything = { $ref: "#/components/schemas/closed-anything" };
  return {
    prefixItems: listOf(prefixItems).map(() => true),
    items: { anyOf: [anything, withoutOthers(contains)] },
  };
}
