import { isMapping, type Mapping } from "../../../scripts/openapi/document.ts";
import { mapSubschemas } from "./subschemas.ts";

/** Translates a schema to the notation of OpenAPI 3.0. Returns `undefined` if version 3.0 cannot express it. */
export function inOpenApi30(schema: unknown): unknown {
  try {
    return translated(schema);
  } catch (error) {
    if (error instanceof Untranslatable) return undefined;
    throw error;
  }
}

class Untranslatable extends Error {}

/** Keywords that OpenAPI 3.0 has, and keywords that can be translated. */
const known = new Set([
  ...["$ref", "type", "enum", "format", "not", "allOf", "anyOf", "oneOf", "discriminator"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["minLength", "maxLength", "pattern", "items", "minItems", "maxItems", "uniqueItems"],
  ...["properties", "required", "additionalProperties", "minProperties", "maxProperties"],
  ...["readOnly", "writeOnly"],
]);

function translated(schema: unknown, keyword?: string): unknown {
  if (!isMapping(schema)) {
    if (keyword === "additionalProperties") return schema;
    throw new Untranslatable();
  }
  if (Object.keys(schema).some((one) => !known.has(one))) throw new Untranslatable();
  const { $ref, ...own } = mapSubschemas(schema, translated);
  const written = withNullable(withBooleanBounds(own));
  if ($ref === undefined) return written;
  // OpenAPI 3.0 ignores keywords beside a reference.
  return Object.keys(written).length > 0 ? { allOf: [{ $ref }, written] } : { $ref };
}

function withNullable({ type, ...own }: Mapping): Mapping {
  if (type === undefined) return own;
  const types = [type].flat().filter((one) => one !== "null");
  const [only] = types;
  if (types.length !== 1) throw new Untranslatable();
  const isNullable = Array.isArray(type) && type.includes("null");
  const items = only === "array" && !("items" in own) ? { items: {} } : {};
  return { type: only, ...(isNullable && { nullable: true }), ...own, ...items };
}

function withBooleanBounds(schema: Mapping): Mapping {
  const lower = withBooleanBound(schema, "minimum", "exclusiveMinimum", 1);
  return withBooleanBound(lower, "maximum", "exclusiveMaximum", -1);
}

/**
 * Translates a numeric exclusive bound to a bound with the boolean keyword of OpenAPI 3.0, unless the inclusive bound
 * is tighter.
 *
 * @param sign - 1 for a lower bound, -1 for an upper bound
 */
function withBooleanBound(
  schema: Mapping,
  inclusive: string,
  exclusive: string,
  sign: number,
): Mapping {
  const { [exclusive]: limit, ...own } = schema;
  if (typeof limit !== "number") return schema;
  const { [inclusive]: other } = own;
  const isTighter = typeof other === "number" && (other - limit) * sign > 0;
  return isTighter ? own : { ...own, [inclusive]: limit, [exclusive]: true };
}
