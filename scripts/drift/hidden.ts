import { childOf, entriesOf, listOf, type Mapping } from "../openapi/document.ts";
import { resolve } from "../openapi/pointer.ts";

/** The keyword of the properties that a message does not have. */
export type Hidden = "readOnly" | "writeOnly" | "none";

/** A schema without the properties that have a keyword, and without that keyword. */
export function withoutHidden(schema: Mapping, keyword: Hidden, document: Mapping): Mapping {
  if (keyword === "none" || !(keyword in schema || "properties" in schema)) return schema;
  const isHidden = (part: unknown): boolean =>
    [part, resolve(part, document)].some((node) => childOf(node, keyword) === true);
  const properties = entriesOf(schema.properties);
  const hidden = properties
    .filter(([, property]) => [property, ...listOf(childOf(property, "allOf"))].some(isHidden))
    .map(([name]) => name);
  const visible = Object.entries(schema).filter(([field]) => field !== keyword);
  return {
    ...Object.fromEntries(visible),
    ...(hidden.length > 0 && {
      properties: Object.fromEntries(properties.filter(([name]) => !hidden.includes(name))),
      required: listOf(schema.required).filter((name) => !hidden.includes(String(name))),
    }),
  };
}
