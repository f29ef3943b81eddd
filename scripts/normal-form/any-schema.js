import { isMapping } from "../contract/parse-document.js";

/** Keywords that hold one schema, and those that hold several. */
const keywords = {
  schema: [
    "unevaluatedItems",
    "unevaluatedProperties",
    "additionalProperties",
    "contains",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
  ],
  schemas: [
    "allOf",
    "anyOf",
    "dependentSchemas",
    "oneOf",
    "patternProperties",
    "prefixItems",
    "properties",
  ],
};

/** Keywords whose value is one schema that, left out, allows everything. */
const permissive = [
  "contentSchema",
  "items",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
];

/**
 * Spells a schema that allows everything as `{}`, not `true` (JSON Schema Core 2020-12, 4.3.2), and drops
 * it where leaving it out means the same. An object that names no property says that it takes any; a body
 * without a schema is of any.
 */
export const anySchema = () => ({
  Schema: {
    /**
     * On enter, so that what this makes is visited like a schema that was written so.
     *
     * @param {Record<string, unknown>} schema
     */
    enter(schema) {
      for (const keyword of keywords.schema) if (schema[keyword] === true) schema[keyword] = {};
      if (schema.not === false) delete schema.not;
      for (const keyword of keywords.schemas) {
        const schemas = schema[keyword];
        if (!Array.isArray(schemas) && !isMapping(schemas)) continue;
        for (const [key, value] of Object.entries(schemas)) {
          if (value === true) Reflect.set(schemas, key, {});
        }
      }
    },
    /** @param {Record<string, unknown>} schema */
    leave(schema) {
      for (const keyword of permissive) {
        if (allowsAnything(schema[keyword])) Reflect.deleteProperty(schema, keyword);
      }
      for (const keyword of [...keywords.schemas, "dependentRequired"]) {
        const schemas = schema[keyword];
        if (isMapping(schemas) && Object.keys(schemas).length === 0) {
          Reflect.deleteProperty(schema, keyword);
        }
      }
      // A condition and what depends on it mean nothing without each other.
      if (!("then" in schema || "else" in schema)) delete schema.if;
      if (!("if" in schema)) {
        delete schema.then;
        delete schema.else;
      }
      if (schema.properties === undefined && [schema.type].flat().includes("object")) {
        schema.additionalProperties ??= {};
      } else if (allowsAnything(schema.additionalProperties)) {
        delete schema.additionalProperties;
      }
    },
  },
  MediaType: {
    /** @param {Record<string, unknown>} media */
    leave(media) {
      if (media.schema === undefined || media.schema === true) media.schema = {};
    },
  },
  Parameter: { leave: spellSchema },
  Header: { leave: spellSchema },
});

/** @param {Record<string, unknown>} holder */
function spellSchema(holder) {
  if (holder.schema === true) holder.schema = {};
}

const annotations = ["title", "description", "examples", "example", "externalDocs", "$comment"];

/** @param {unknown} schema */
function allowsAnything(schema) {
  return isMapping(schema) && Object.keys(schema).every((keyword) => annotations.includes(keyword));
}
