import { isEqual } from "../openapi/canonical-json.ts";
import { isMapping, listOf, type Mapping } from "../openapi/document.ts";
import { mapEntries } from "../openapi/mappings.ts";
import { schemaKeywords } from "../openapi/schema-keywords.ts";
import { remove, type Decorator } from "./decorator.ts";

const { one, list, mapping } = schemaKeywords;

/**
 * Writes the schema `true` as `{}`, and `{ not: {} }` as `false` where a keyword contains a single schema (JSON Schema
 * Core, 4.3.2).
 *
 * The drift check treats these notations as equal, too: see "additionalProperties written as true" in
 * `test/drift/corpus.yaml`.
 */
export const booleanSchema: Decorator = () => {
  // On enter, so that other decorators visit the new schema.
  const enter = { enter: replaceTrue };
  return {
    Schema: { enter: replaceTrue, leave: writeFalse },
    MediaType: enter,
    Parameter: enter,
    Header: enter,
  };
};

function writeFalse(schema: Mapping): void {
  for (const keyword of one) {
    if (isEqual(schema[keyword], { not: {} })) schema[keyword] = false;
  }
}

function replaceTrue(node: Mapping): void {
  for (const keyword of [...one, "schema"]) {
    if (node[keyword] === true) node[keyword] = {};
  }
  for (const keyword of list) {
    const schemas = listOf(node[keyword]);
    for (const [index, schema] of schemas.entries()) if (schema === true) schemas[index] = {};
  }
  for (const keyword of mapping) {
    const schemas = node[keyword];
    if (!isMapping(schemas)) continue;
    node[keyword] = mapEntries(schemas, (schema) => (schema === true ? {} : schema));
  }
  if (node.not === false) remove(node, "not");
}
