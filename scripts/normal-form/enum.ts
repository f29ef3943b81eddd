import { isEqual, sortUnique, canonicalText } from "../openapi/canonical-json.ts";
import { listOf } from "../openapi/document.ts";
import { onSchema, type UncheckedSchema } from "./decorator.ts";
import { isOfType, typesOf } from "./type.ts";

/**
 * Writes the values that a schema allows as one sorted `enum`, without values that `type` excludes.
 *
 * Example: the documentation page has `enum: [true]`, and the full description has `const: true`.
 */
export const enumeration = onSchema((schema) => {
  if ("const" in schema) {
    const isListed = (schema.enum ?? [schema.const]).some((value) => isEqual(value, schema.const));
    schema.enum = isListed ? [schema.const] : [];
    delete schema.const;
  }
  normalizeEnum(schema);
});

export function normalizeEnum(schema: UncheckedSchema): void {
  const allowed = allowedValuesOf(schema);
  // An enumeration without an allowed value is a mistake. It is kept, so that the mistake shows in the generated code.
  if (allowed.length === 0) return;
  schema.type = typesOf({ type: allowed.map(narrowestType) });
  schema.enum = sortUnique(allowed, canonicalText);
  const listsWholeTypes = ["[false,true]", "[null]", "[false,null,true]"].includes(
    canonicalText(schema.enum),
  );
  if (listsWholeTypes) delete schema.enum;
}

/** The values of `enum` that `type` allows. */
export function allowedValuesOf(schema: UncheckedSchema): unknown[] {
  const types = typesOf(schema);
  return listOf(schema.enum).filter((value) => types.some((type) => isOfType(value, type)));
}

function narrowestType(value: unknown): string {
  return ["integer", "null", "array"].find((type) => isOfType(value, type)) ?? typeof value;
}
