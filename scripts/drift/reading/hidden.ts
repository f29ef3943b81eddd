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

/** Parts may be nested without end. */
const maxDepth = 20;

/** Whether a schema, the target of its reference or one of its parts states a keyword. */
function states(keyword: string, schema: unknown, references: References, depth = 0): boolean {
  if (depth > maxDepth) return false;
  // What stands beside a reference counts as well.
  return [...new Set([schema, references.resolve(schema)])].some(
    (node) =>
      childOf(node, keyword) === true ||
      listOf(childOf(node, "allOf")).some((part) => states(keyword, part, references, depth + 1)),
  );
}
