import type { ReferenceObject, SchemaObject, TransformNodeOptions } from "openapi-typescript";
import type { TypeNode } from "typescript";
import { isMapping, listOf, type Mapping } from "../openapi/document.ts";
import { knownValuesOf } from "./forms/open-enumerations.ts";
import { aliasOf } from "./forms/type-aliases.ts";
import { openApiTypeScript, ts } from "./typescript.ts";

const { factory } = ts;
const { NEVER, STRING, UNKNOWN, tsLiteral, tsUnion, transformSchemaObject } = openApiTypeScript;

/** The type of a schema for which openapi-typescript generates a wrong type; `undefined` for every other schema. */
export function specialTypeOf(
  schema: unknown,
  options: TransformNodeOptions,
): TypeNode | undefined {
  // A property may have a boolean schema.
  if (!isMapping(schema)) return undefined;
  const alias = aliasOf(schema);
  if (alias !== undefined) return factory.createTypeReferenceNode(alias);
  const values = knownValuesOf(schema);
  if (values) return openEnumerationType(values, [schema.type].flat().includes("string"));
  if (schema.type === "array" && "prefixItems" in schema) return tupleType(schema, options);
  if (schema.type === "array" && schema.items === false) return factory.createArrayTypeNode(NEVER);
  return undefined;
}

/** `"a" | "b" | (string & {})`: every string is allowed, and editors still suggest the known values. */
function openEnumerationType(values: unknown[], isString: boolean): TypeNode {
  const anyString = factory.createIntersectionTypeNode([STRING, factory.createTypeLiteralNode([])]);
  return tsUnion([...values.map(tsLiteral), ...(isString ? [anyString] : [])]);
}

/** `[string?, ...unknown[]]`: unless a keyword forbids it, a list may have fewer or more items than `prefixItems`. */
function tupleType(schema: Mapping, options: TransformNodeOptions): TypeNode {
  const { items, minItems = 0, maxItems = Infinity } = schema;
  const described = listOf(schema.prefixItems);
  const elements = described.map((item, index) => {
    const type = transformSchemaObject(item as SchemaObject | ReferenceObject, options);
    return index < Number(minItems) ? type : factory.createOptionalTypeNode(type);
  });
  if (items === false || Number(maxItems) <= described.length)
    return factory.createTupleTypeNode(elements);
  const other = isMapping(items) ? transformSchemaObject(items as SchemaObject, options) : UNKNOWN;
  const rest = factory.createRestTypeNode(factory.createArrayTypeNode(other));
  return factory.createTupleTypeNode([...elements, rest]);
}
