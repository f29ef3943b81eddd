import { isEqual } from "../../../scripts/openapi/canonical-json.ts";
import { entriesOf, isMapping, listOf } from "../../../scripts/openapi/document.ts";
import type { Mapping } from "../../../scripts/openapi/document.ts";
import type { Described } from "./described.ts";
import { withDiscriminatorValues } from "./discriminators.ts";
import type { Position } from "./pairs.ts";
import { mapSubschemas } from "./subschemas.ts";
import { numberFormats, textFormats } from "./vocabulary.ts";

/*
 * Which messages exist is a decision, and this file is where it stands, as schemas for a plain validator of JSON Schema.
 */

/** The keyword of properties that the messages at a position do not have. In callbacks, the server sends requests. */
const hiddenAt: Record<Position, "readOnly" | "writeOnly" | undefined> = {
  body: "readOnly",
  query: "readOnly",
  response: "writeOnly",
  header: "writeOnly",
  callback: undefined,
};

/**
 * What a receiver accepts: whatever fits the schema, also with properties that nobody mentions.
 *
 * @param sender - the schema of the messages. If it has alternatives as well, `oneOf` counts as `anyOf`: publishers use
 * both for the same thing, and do not mean that a value must not fit two of the alternatives.
 */
export function acceptedBy(
  { schema, definitions }: Described,
  position: Position,
  sender?: Described,
): Mapping {
  const isStrict = sender === undefined || !/"(?:anyOf|oneOf)":/.test(JSON.stringify(sender));
  const hidden = hiddenAt[position];
  const named = entriesOf(definitions).flatMap(([name, part]) => [
    [name, accepted(part, hidden, isStrict)],
    [`exact-${name}`, accepted(part, hidden, true)],
  ]);
  return {
    allOf: [accepted(schema, hidden, isStrict)],
    components: { schemas: Object.fromEntries(named) as Mapping },
  };
}

/**
 * What a sender sends. A program knows nothing but the schema, so its messages have no property that the schema does
 * not mention, although the receiver would accept it.
 */
export function sentBy(described: Described, position: Position): Mapping {
  const { allOf, components } = acceptedBy(described, position);
  const [whole] = listOf(allOf);
  const schemas = entriesOf((components as Mapping).schemas);
  const closed = schemas.map(([name, part]) => [`closed-${name}`, withoutOthersInside(part)]);
  return {
    allOf: [whole, withoutOthers(whole)],
    components: {
      schemas: {
        ...(Object.fromEntries([...schemas, ...closed]) as Mapping),
        "closed-anything": withoutOthers({}),
      },
    },
  };
}

/** Keywords whose schemas mean exactly what they say, also in alternatives. */
const exactKeywords = ["if", "not", "contains", "dependentSchemas"];

/** Writes what a validator of JSON Schema does not know: formats as ranges and patterns, and hidden properties. */
function accepted(schema: unknown, hidden: string | undefined, isStrict: boolean): unknown {
  if (!isMapping(schema)) return schema;
  const mapped = mapSubschemas(withDiscriminatorValues(schema), (part, keyword) =>
    accepted(part, hidden, isStrict || exactKeywords.includes(keyword)),
  );
  const { format, ...exact } = mapped;
  const own = isStrict ? exact : withoutOneOf(exact);
  if (isStrict && typeof own.$ref === "string") own.$ref = own.$ref.replace(/[^/]*$/, "exact-$&");
  const properties = entriesOf(schema.properties);
  const gone = properties.filter(([, part]) => isHidden(part, hidden)).map(([name]) => name);
  if (gone.length > 0) {
    const left = entriesOf(own.properties).filter(([name]) => !gone.includes(name));
    own.properties = Object.fromEntries(left);
    own.required = listOf(own.required).filter((name) => !gone.includes(String(name)));
  }
  const pattern = textFormats[String(format)];
  const meaning = pattern === undefined ? numberFormats[String(format)] : { pattern };
  return meaning === undefined ? own : { allOf: [own, meaning] };
}

function isHidden(schema: unknown, keyword: string | undefined): boolean {
  if (!isMapping(schema) || keyword === undefined) return false;
  return schema[keyword] === true || listOf(schema.allOf).some((part) => isHidden(part, keyword));
}

/** A schema whose exclusive alternatives may overlap. */
function withoutOneOf({ oneOf, allOf, ...own }: Mapping): Mapping {
  const alternatives = oneOf === undefined ? [] : [{ anyOf: oneOf }];
  const parts = [...listOf(allOf), ...alternatives];
  return parts.length > 0 ? { ...own, allOf: parts } : own;
}

/** A schema without properties that nothing in it mentions, within its properties and items as well. */
function withoutOthers(schema: unknown): unknown {
  if (schema === false) return false;
  return {
    allOf: [withoutOthersInside(schema)],
    unevaluatedProperties: false,
    // Items that no keyword describes are values of any kind, but none with properties.
    unevaluatedItems: { $ref: "#/components/schemas/closed-anything" },
  };
}

function withoutOthersInside(schema: unknown): unknown {
  if (!isMapping(schema)) return schema;
  const closed = mapSubschemas(schema, (part, keyword) => {
    // These only test a value.
    if (["if", "not", "contains", "propertyNames"].includes(keyword)) return part;
    if (holders.includes(keyword)) return withoutOthers(part);
    const closedPart = withoutOthersInside(part);
    if (!["anyOf", "oneOf"].includes(keyword)) return closedPart;
    // An alternative mentions properties only where the value fits it. The double negation evaluates nothing.
    return { allOf: [closedPart, { not: { not: part } }] };
  });
  // Other properties that may be anything are those that nobody mentions.
  for (const keyword of ["additionalProperties", "unevaluatedProperties"]) {
    if (schema[keyword] === true || isEqual(schema[keyword], {}))
      Reflect.deleteProperty(closed, keyword);
  }
  if (typeof closed.$ref === "string") closed.$ref = closed.$ref.replace(/[^/]*$/, "closed-$&");
  // Whether a value fits two members of a oneOf was tested by the schema itself.
  const { allOf, ...own } = withoutOneOf(closed);
  return { ...own, allOf: [...listOf(allOf), mentioning(required(schema)), itemsFound(schema)] };
}

/** Keywords whose schemas are about a property or an item. */
const holders = [
  ...["properties", "patternProperties", "additionalProperties", "unevaluatedProperties"],
  ...["items", "prefixItems", "unevaluatedItems"],
];

/** The names of properties that have to be there, at least beside others. They are mentioned. */
function required(schema: Mapping): string[] {
  const beside = entriesOf(schema.dependentRequired).flatMap(([, others]) => listOf(others));
  return [...listOf(schema.required), ...beside].map(String);
}

function mentioning(names: string[]): Mapping {
  return names.length > 0
    ? { properties: Object.fromEntries(names.map((name) => [name, true])) }
    : {};
}

/** An item that nothing describes but `contains` is what that describes, or anything without properties. */
function itemsFound({ contains, items, prefixItems }: Mapping): Mapping {
  if (contains === undefined || items !== undefined) return {};
  const anything = { $ref: "#/components/schemas/closed-anything" };
  return {
    prefixItems: listOf(prefixItems).map(() => true),
    items: { anyOf: [anything, withoutOthers(contains)] },
  };
}
