import { childOf, entriesOf, listOf, resolve, type Mapping } from "../document.ts";

/** The keyword of the properties that a message does not have. */
export type Hidden = "readOnly" | "writeOnly" | "none";

/** A schema without the properties that have a keyword, and without that keyword. */
export function withoutHidden(schema: Mapping, keyword: Hidden, document: Mapping): Mapping {
  if (keyword === "none") return schema;
  const hides = (part: unknown): boolean =>
    [part, resolve(part, document)].some((node) => childOf(node, keyword) === true);
  const isHidden = (property: unknown): boolean =>
    [property, ...listOf(childOf(resolve(property, document), "allOf"))].some(hides);
  const properties = entriesOf(schema.properties);
  const hidden = properties.filter(([, property]) => isHidden(property)).map(([name]) => name);
  const visible = Object.entries(schema).filter(([field]) => field !== keyword);
  return {
    ...Object.fromEntries(visible),
    ...(hidden.length > 0 && {
      properties: Object.fromEntries(properties.filter(([name]) => !hidden.includes(name))),
      required: listOf(schema.required).filter((name) => !hidden.includes(String(name))),
    }),
  };
}
