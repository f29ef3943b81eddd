import { isMapping, listOf, type Mapping } from "../openapi/document.ts";
import { isEqual, sortUnique } from "../openapi/canonical-json.ts";
import { mapEntries } from "../openapi/mappings.ts";
import { remove, type Decorator, type UncheckedSchema } from "./decorator.ts";
import { kindsOf, typesOf } from "./type.ts";

/**
 * Drops fields that have no effect or whose value is the specification's default. Sorts `required` and
 * `dependentRequired`, and drops their repetitions.
 *
 * The drift check treats these notations as equal, too: see "explicitly stated defaults" in `test/drift/corpus.yaml`.
 */
export const defaults: Decorator = () => ({
  Schema(schema) {
    dropWithoutType(schema);
    dropDefaults(schema, schemaDefaults);
    // `multipleOf: 1` restricts a `number`, but not an `integer`.
    if (schema.multipleOf === 1 && !typesOf(schema).includes("number"))
      remove(schema, "multipleOf");
    normalizeRequired(schema);
    dropItemsBeyondLimit(schema);
  },
  Response(response) {
    dropDefaults(response, { content: {}, headers: {} });
  },
  Operation(operation) {
    dropDefaults(operation, { deprecated: false, callbacks: {} });
    operation.responses ??= {};
  },
});

const schemaDefaults = {
  dependentRequired: {},
  dependentSchemas: {},
  deprecated: false,
  minItems: 0,
  minLength: 0,
  minProperties: 0,
  pattern: "",
  patternProperties: {},
  properties: {},
  readOnly: false,
  uniqueItems: false,
  writeOnly: false,
};

/** Drops each field that has its default. */
function dropDefaults(node: Mapping, values: Mapping): void {
  for (const [field, value] of Object.entries(values)) {
    if (isEqual(node[field], value)) remove(node, field);
  }
}

/** Keywords that have no effect unless a schema allows the type (JSON Schema Validation 2020-12, 6). */
const keywordsOfType = {
  string: ["maxLength", "minLength", "pattern"],
  number: ["exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum", "multipleOf"],
  array: [
    "contains",
    "items",
    "maxContains",
    "maxItems",
    "minContains",
    "minItems",
    "prefixItems",
    "unevaluatedItems",
    "uniqueItems",
  ],
  object: [
    "additionalProperties",
    "dependentRequired",
    "dependentSchemas",
    "maxProperties",
    "minProperties",
    "patternProperties",
    "properties",
    "propertyNames",
    "required",
    "unevaluatedProperties",
  ],
};

function dropWithoutType(schema: UncheckedSchema): void {
  const kinds = kindsOf(schema);
  for (const [kind, keywords] of Object.entries(keywordsOfType)) {
    if (kinds.includes(kind)) continue;
    for (const keyword of keywords) remove(schema, keyword);
  }
}

/** A list with at most `maxItems` items has none at the places beyond. */
function dropItemsBeyondLimit(schema: UncheckedSchema): void {
  const { maxItems, prefixItems } = schema;
  if (typeof maxItems !== "number" || !Array.isArray(prefixItems)) return;
  schema.prefixItems = prefixItems.slice(0, maxItems);
  if (maxItems === 0) remove(schema, "prefixItems");
}

function normalizeRequired(schema: UncheckedSchema): void {
  const required = sortedTexts(schema.required);
  if (required.length > 0) schema.required = required;
  else remove(schema, "required");
  if (isMapping(schema.dependentRequired))
    schema.dependentRequired = mapEntries(schema.dependentRequired, sortedTexts);
}

/** Removes repetitions from a list of texts, and sorts it, because its order has no meaning. */
function sortedTexts(list: unknown): unknown[] {
  return sortUnique(listOf(list), String);
}
