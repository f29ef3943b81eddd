import { childOf, entriesOf, listOf, type Mapping } from "../../openapi/document.ts";
import { omitFields } from "../../openapi/mappings.ts";
import type { References } from "./references.ts";

/** The keyword of the properties that a message does not have. */
export type Hidden = "readOnly" | "writeOnly" | "none";

/**
 * A schema without the properties that have a keyword, and without that keyword. It names them in `hiddenProperties`,
 * because another part of the schema may require them.
 */
export function withoutHidden(schema: Mapping, keyword: Hidden, references: References): Mapping {
  if (keyword === "none" || !(keyword in schema || "properties" in schema)) return schema;
  const isHidden = (property: unknown): boolean => states(keyword, property, references);
  const others = omitFields(schema, [keyword]);
  const properties = entriesOf(schema.properties);
  const visible = properties.filter(([, property]) => !isHidden(property));
  if (visible.length === properties.length) return others;
  const hidden = properties.filter((property) => !visible.includes(property));
  return {
    ...others,
    properties: Object.fromEntries(visible),
    hiddenProperties: hidden.map(([name]) => name),
  };
}

/**
 * Whether a schema, the target of its reference or one of its parts states a keyword.
 *
 * @param seen - the schemas that were looked at already, because a schema may be its own part
 */
function states(
  keyword: string,
  schema: unknown,
  references: References,
  seen = new Set<unknown>(),
): boolean {
  // What stands beside a reference counts as well.
  return [schema, references.resolve(schema)].some((node) => {
    if (seen.has(node)) return false;
    seen.add(node);
    if (childOf(node, keyword) === true) return true;
    return listOf(childOf(node, "allOf")).some((part) => states(keyword, part, references, seen));
  });
}
