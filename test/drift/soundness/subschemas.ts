import { entriesOf, isMapping, listOf, type Mapping } from "../../../scripts/openapi/document.ts";
import { schemaKeywords } from "../../../scripts/openapi/schema-keywords.ts";

/** A schema with each of the schemas directly within it changed. */
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

/** How many schemas a schema consists of, itself included. */
export function countSchemas(schema: unknown): number {
  return schemasWithin(schema).length;
}

/** The schemas that a schema consists of, itself included. */
export function schemasWithin(schema: unknown): unknown[] {
  const found: unknown[] = [];
  changeEach(schema, (part) => {
    found.push(part);
    return part;
  });
  return found;
}

/** A schema in which one of the schemas that it consists of is changed. */
export function changeNth(
  schema: unknown,
  index: number,
  change: (schema: unknown) => unknown,
): unknown {
  let position = 0;
  return changeEach(schema, (part) => (position++ === index ? change(part) : part));
}

/** Inner schemas come before outer ones. */
function changeEach(schema: unknown, change: (schema: unknown) => unknown): unknown {
  if (!isMapping(schema)) return change(schema);
  return change(mapSubschemas(schema, (part) => changeEach(part, change)));
}

/** The schemas that apply to the same value as a schema does, without those behind references. */
export function partsOf(schema: unknown): Mapping[] {
  if (!isMapping(schema)) return [];
  const lists = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => listOf(schema[keyword]));
  const conditional = ["if", "then", "else"].map((keyword) => schema[keyword]);
  const dependent = entriesOf(schema.dependentSchemas).map(([, part]) => part);
  return [schema, ...[...lists, ...conditional, ...dependent].flatMap(partsOf)];
}
