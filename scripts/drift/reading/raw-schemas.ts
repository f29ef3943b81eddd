import { entriesOf, isMapping, listOf } from "../../openapi/document.ts";
import { allTypes, isOfType } from "../../normal-form/type.ts";
import type { References } from "./references.ts";

/**
 * The types that a schema may allow, according to `type`, `const`, `enum`, `allOf`, `anyOf` and `oneOf`.
 *
 * @param seen - the schemas visited so far, because a schema may lead back to itself
 */
export function typesIn(
  schema: unknown,
  references: References,
  seen = new Set<unknown>(),
): ReadonlySet<string> {
  const node = references.resolve(schema);
  if (!isMapping(node)) return new Set(allTypes);
  if (seen.has(node)) return new Set();
  seen.add(node);
  if (node.type !== undefined) return new Set([node.type].flat().map(String));
  const values = "const" in node ? [node.const] : node.enum;
  if (Array.isArray(values))
    return new Set(allTypes.filter((type) => values.some((value) => isOfType(value, type))));
  const typesOfEach = (list: unknown): ReadonlySet<string>[] =>
    listOf(list).map((member) => typesIn(member, references, seen));
  const restricting = typesOfEach(node.allOf).find(
    ({ size }) => size > 0 && size < allTypes.length,
  );
  if (restricting) return restricting;
  const alternatives = [...typesOfEach(node.anyOf), ...typesOfEach(node.oneOf)];
  if (alternatives.length > 0) return new Set(alternatives.flatMap((types) => [...types]));
  return new Set(allTypes);
}

/** The properties in a schema, and in the members of its `allOf`, `anyOf` and `oneOf`, each with its joined schemas. */
export function propertiesIn(
  schema: unknown,
  references: References,
  seen = new Set<unknown>(),
): ReadonlyMap<string, unknown> {
  const node = references.resolve(schema);
  if (!isMapping(node) || seen.has(node)) return new Map();
  seen.add(node);
  const propertiesOfEach = (list: unknown): ReadonlyMap<string, unknown>[] =>
    listOf(list).map((member) => propertiesIn(member, references, seen));
  const own = new Map(entriesOf(node.properties));
  const alternatives = [...propertiesOfEach(node.anyOf), ...propertiesOfEach(node.oneOf)];
  return joinByName("allOf", [
    own,
    ...propertiesOfEach(node.allOf),
    joinByName("anyOf", alternatives),
  ]);
}

/** Joins the schemas of each property with a keyword. */
function joinByName(
  keyword: "allOf" | "anyOf",
  maps: readonly ReadonlyMap<string, unknown>[],
): ReadonlyMap<string, unknown> {
  const names = new Set(maps.flatMap((map) => [...map.keys()]));
  return new Map(
    [...names].map((name) => {
      const schemas = maps.filter((map) => map.has(name)).map((map) => map.get(name));
      return [name, schemas.length === 1 ? schemas[0] : { [keyword]: schemas }];
    }),
  );
}
