import { entriesOf, isMapping, listOf, type Mapping } from "../../../scripts/openapi/document.ts";
import { schemaKeywords } from "../../../scripts/openapi/schema-keywords.ts";

/** Replaces every direct subschema of a schema. */
export function mapSubschemas(
  schema: Mapping,
  change: (schema: unknown, keyword: string) => unknown,
): Mapping {
  const changed = { ...schema };
  for (const keyword of schemaKeywords.one) {
    if (keyword in schema) changed[keyword] = change(schema[keyword], keyword);
  }
  for (const keyword of schemaKeywords.list) {
    if (keyword in schema)
      changed[keyword] = listOf(schema[keyword]).map((member) => change(member, keyword));
  }
  for (const keyword of schemaKeywords.mapping) {
    if (keyword in schema)
      changed[keyword] = Object.fromEntries(
        entriesOf(schema[keyword]).map(([name, member]) => [name, change(member, keyword)]),
      );
  }
  return changed;
}

/** The number of subschemas of a schema, including the schema itself. */
export function countSchemas(schema: unknown): number {
  return schemasWithin(schema).length;
}

/** The subschemas of a schema at every depth, including the schema itself. */
export function schemasWithin(schema: unknown): unknown[] {
  const found: unknown[] = [];
  changeEach(schema, (part) => {
    found.push(part);
    return part;
  });
  return found;
}

/** Replaces one subschema: the one at the given index of `schemasWithin`. */
export function changeNth(
  schema: unknown,
  index: number,
  change: (schema: unknown) => unknown,
): unknown {
  let position = 0;
  return changeEach(schema, (part) => (position++ === index ? change(part) : part));
}

/** Replaces every subschema, inner schemas before outer schemas. */
function changeEach(schema: unknown, change: (schema: unknown) => unknown): unknown {
  if (!isMapping(schema)) return change(schema);
  return change(mapSubschemas(schema, (part) => changeEach(part, change)));
}

/** The schema, and its subschemas that apply to the same value, except `not`. References are not followed. */
export function partsOf(schema: unknown): Mapping[] {
  if (!isMapping(schema)) return [];
  const lists = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => listOf(schema[keyword]));
  const conditional = ["if", "then", "else"].map((keyword) => schema[keyword]);
  const dependent = entriesOf(schema.dependentSchemas).map(([, part]) => part);
  return [schema, ...[...lists, ...conditional, ...dependent].flatMap(partsOf)];
}
