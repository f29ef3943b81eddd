import { childOf, entriesOf, listOf, type Mapping } from "../../openapi/document.ts";
import { omitFields } from "../../openapi/mappings.ts";
import type { References } from "./references.ts";

/** The keyword that marks the properties that a message omits; `none` if it omits none. */
export type Hidden = "readOnly" | "writeOnly" | "none";

/** A schema without the properties that a message omits. */
interface Visible {
  readonly schema: Mapping;
  /** The names of the omitted properties. */
  readonly hiddenProperties: readonly string[];
}

/** Removes the properties that are marked with a keyword, and the keyword itself. */
export function withoutHidden(schema: Mapping, keyword: Hidden, references: References): Visible {
  if (keyword === "none" || !(keyword in schema || "properties" in schema))
    return { schema, hiddenProperties: [] };
  const others = omitFields(schema, [keyword]);
  const properties = entriesOf(schema.properties);
  const visible = properties.filter(([, property]) => !isHidden(property, keyword, references));
  if (visible.length === properties.length) return { schema: others, hiddenProperties: [] };
  const hidden = properties.filter((property) => !visible.includes(property));
  return {
    schema: { ...others, properties: Object.fromEntries(visible) },
    hiddenProperties: hidden.map(([name]) => name),
  };
}

/** Whether a message omits a property with this schema. */
export function isHidden(property: unknown, keyword: Hidden, references: References): boolean {
  return keyword !== "none" && isMarked(property, keyword, references);
}

/**
 * Whether a schema, the target of its reference or a member of its `allOf` is marked with a keyword.
 *
 * @param seen - the schemas visited so far, because a schema may lead back to itself
 */
function isMarked(
  schema: unknown,
  keyword: Exclude<Hidden, "none">,
  references: References,
  seen = new Set<unknown>(),
): boolean {
  // Keywords beside a reference count as well, even in OpenAPI 3.0, which ignores them: publishers write them there.
  return [schema, references.resolve(schema)].some((node) => {
    if (seen.has(node)) return false;
    seen.add(node);
    if (childOf(node, keyword) === true) return true;
    const members = listOf(childOf(node, "allOf"));
    return members.some((member) => isMarked(member, keyword, references, seen));
  });
}
