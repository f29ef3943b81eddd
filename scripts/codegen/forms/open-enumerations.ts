import { isMapping, type Mapping } from "../../openapi/document.ts";
import type { Description, Schema } from "../../openapi/objects.ts";
import { mapComponents } from "./map-components.ts";

/** The keyword that keeps the known values of an open enumeration, for its type. It decides nothing about validity. */
const knownValues = "x-known-values";

/** Has the named enumerations allow every string, because their publisher adds values without notice. */
export function openEnumerations(description: Description, names: readonly string[]): Description {
  return mapComponents(description, (schema, name) => ({
    [name]: names.includes(name) ? open(schema) : schema,
  }));
}

function open(schema: Schema): Schema {
  if (!isMapping(schema)) return schema;
  const { enum: values, ...rest } = schema;
  return values ? { ...rest, [knownValues]: values } : schema;
}

/** The known values of an open enumeration; `undefined` for another schema. */
export function knownValuesOf(schema: Mapping): unknown[] | undefined {
  const values = schema[knownValues];
  return Array.isArray(values) ? values : undefined;
}
