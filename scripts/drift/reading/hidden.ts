import { childOf, entriesOf, listOf, type Mapping } from "../../openapi/document.ts";
import { withoutKeys } from "../without-keys.ts";
import type { References } from "./references.ts";

/** The keyword of the properties that a message does not have. */
export type Hidden = "readOnly" | "writeOnly" | "none";

/**
 * A schema without the properties that have a keyword, and without that keyword. It names them in `hiddenProperties`,
 * because another part of the schema may require them.
 */
export function withoutHidden(schema: Mapping, keyword: Hidden, references: References): Mapping {
  if (keyword === "none" || !(keyword in schema || "properties" in schema)) return schema;
  const isHidden = (property: unknown): boolean =>
    [property, ...listOf(childOf(property, "allOf"))].some((part) =>
      [part, references.resolve(part)].some((node) => childOf(node, keyword) === true),
    );
  const others = withoutKeys(schema, [keyword]);
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
