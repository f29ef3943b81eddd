import { childOf, entriesOf, listOf, type Mapping } from "../../openapi/document.ts";
import { omitFields } from "../../openapi/mappings.ts";
import type { References } from "./references.ts";

/** The keyword of the properties that a message does not have. */
export type Hidden = "readOnly" | "writeOnly" | "none";

/** A schema as a message sees it. */
interface Visible {
  readonly schema: Mapping;
  /** The properties that the message does not have. Another part of the schema may require them. */
  readonly hiddenProperties: readonly string[];
}

/** A schema without the properties that have a keyword, and without that keyword. */
export function withoutHidden(schema: Mapping, keyword: Hidden, references: References): Visible {
  if (keyword === "none" || !(keyword in schema || "properties" in schema))
    return { schema, hiddenProperties: [] };
  const isHidden = (property: unknown): boolean => states(keyword, property, references);
  const others = omitFields(schema, [keyword]);
  const properties = entriesOf(schema.properties);
  const visible = properties.filter(([, property]) => !isHidden(property));
  if (visible.length === properties.length) return { schema: others, hiddenProperties: [] };
  const hidden = properties.filter((property) => !visible.includes(property));
  return {
    schema: { ...others, properties: Object.fromEntries(visible) },
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
