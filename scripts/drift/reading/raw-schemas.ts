import { childOf, entriesOf, isMapping, listOf } from "../../openapi/document.ts";
import type { References } from "./references.ts";

const allTypes = ["array", "boolean", "integer", "null", "number", "object", "string"];
const maxDepth = 20;

/** The types of values that a schema may allow, as far as it and what it is combined of tell. */
export function typesIn(schema: unknown, references: References, depth = 0): ReadonlySet<string> {
  const node = references.resolve(schema);
  if (!isMapping(node) || depth > maxDepth) return new Set(allTypes);
  if (node.type !== undefined) return new Set([node.type].flat().map(String));
  const inner = (list: unknown): ReadonlySet<string>[] =>
    listOf(list).map((part) => typesIn(part, references, depth + 1));
  for (const types of inner(node.allOf)) if (types.size < allTypes.length) return types;
  const alternatives = [...inner(node.anyOf), ...inner(node.oneOf)];
  if (alternatives.length > 0) return new Set(alternatives.flatMap((types) => [...types]));
  return new Set(allTypes);
}

/** The properties that a schema and what it is combined of name, with their schemas. */
export function propertiesIn(
  schema: unknown,
  references: References,
  depth = 0,
): ReadonlyMap<string, unknown> {
  const node = references.resolve(schema);
  const properties = new Map<string, unknown>();
  if (!isMapping(node) || depth > maxDepth) return properties;
  for (const part of ["allOf", "anyOf", "oneOf"].flatMap((keyword) => listOf(node[keyword])))
    for (const [name, property] of propertiesIn(part, references, depth + 1))
      properties.set(name, property);
  for (const [name, property] of entriesOf(childOf(node, "properties")))
    properties.set(name, property);
  return properties;
}
