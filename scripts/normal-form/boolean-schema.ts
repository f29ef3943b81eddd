import { schemaKeywords } from "../openapi/schema-keywords.ts";
import type { Mapping } from "../openapi/document.ts";
import type { Decorator } from "./decorator.ts";

const { one, list, mapping } = schemaKeywords;

/** Writes the schema `true` as `{}` (JSON Schema Core, 4.3.2). Case: corpus, "schemas that are true or false". */
export const booleanSchema: Decorator = () => {
  // On enter, so that other decorators visit the new schema.
  const enter = (node: Mapping): void => {
    for (const keyword of [...one, "schema"]) if (node[keyword] === true) node[keyword] = {};
    for (const schemas of [...list, ...mapping].map((keyword) => node[keyword] ?? {})) {
      for (const [key, schema] of Object.entries(schemas))
        if (schema === true) Reflect.set(schemas, key, {});
    }
    if (node.not === false) delete node.not;
  };
  return { Schema: { enter }, MediaType: { enter }, Parameter: { enter }, Header: { enter } };
};
