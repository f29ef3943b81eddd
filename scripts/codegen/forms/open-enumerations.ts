import { childOf, isMapping, listOf, type Mapping } from "../../openapi/document.ts";
import { mapSchemas } from "../../openapi/map-schemas.ts";
import { omitFields } from "../../openapi/mappings.ts";
import type { Description, Schema } from "../../openapi/objects.ts";

/** The keyword with the known values of an open enumeration. It affects only the generated type, not validation. */
const knownValuesKeyword = "x-known-values";

/**
 * Makes the enumerations with these names accept every string, because their publisher adds values without notice. In
 * some places, such as a query parameter, the publisher repeats the values instead of referring to the enumeration.
 * These places accept every string as well.
 */
export function openEnumerations(description: Description, names: readonly string[]): Description {
  const lists = names.map((name) =>
    listOf(childOf(description.components?.schemas?.[name], "enum")),
  );
  const isOpen = (values: readonly unknown[]): boolean =>
    lists.some((list) => list.length > 0 && list.every((value) => values.includes(value)));
  return mapSchemas(description, (schema) => {
    const { enum: values } = schema;
    if (values === undefined || !isOpen(values)) return schema;
    return { ...omitFields(schema, ["enum"]), [knownValuesKeyword]: values };
  });
}

/** The known values of an open enumeration; `undefined` for any other schema. */
export function knownValuesOf(schema: Mapping): unknown[] | undefined {
  const values = schema[knownValuesKeyword];
  return Array.isArray(values) ? values : undefined;
}

/** A schema without the known values of an open enumeration, so that its generated type is plain `string`. */
export function withoutKnownValues(schema: Schema): Schema {
  return isMapping(schema) ? omitFields(schema, [knownValuesKeyword]) : schema;
}
