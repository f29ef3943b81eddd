import { isMapping, listOf, type Mapping } from "../../openapi/document.ts";
import { omitFields } from "../../openapi/mappings.ts";
import type { ReadSchema } from "../reading/read-schema.ts";
import type { Alternative } from "./alternative.ts";
import type { Side } from "./context.ts";

/** Keywords whose schemas may evaluate further properties or items, depending on the value. */
const conditional = ["contains", "dependentSchemas", "else", "if", "then"];

/**
 * Rewrites `unevaluatedProperties` and `unevaluatedItems` of a schema as `additionalProperties` and `items` of its
 * alternatives. A value may match several alternatives at once. Properties that only other alternatives name are
 * therefore allowed on the narrow side, and forbidden on the wide side, so that no gap is missed.
 */
export function withUnevaluatedClosed(
  alternatives: Alternative[],
  schema: ReadSchema,
  side: Side,
): Alternative[] {
  if (!("unevaluatedProperties" in schema || "unevaluatedItems" in schema)) return alternatives;
  const allSchemas = alternatives.flatMap(({ flatSchemas }) => flatSchemas);
  return alternatives.map((alternative) => {
    const evaluating = side === "wide" ? alternative.flatSchemas : allSchemas;
    const flatSchemas = alternative.flatSchemas.map((flatSchema) =>
      flatSchema === schema
        ? omitFields(flatSchema, ["unevaluatedItems", "unevaluatedProperties"])
        : flatSchema,
    );
    const isUnclear = evaluating.some((flatSchema) =>
      conditional.some((keyword) => keyword in flatSchema),
    );
    if (side === "narrow" && isUnclear) return { ...alternative, flatSchemas };
    const closing = [closeProperties(schema, evaluating), closeItems(schema, evaluating)];
    return {
      ...alternative,
      flatSchemas: [...flatSchemas, ...closing.filter((closed) => closed !== undefined)],
    };
  });
}

/** A schema that applies `unevaluatedProperties` to the properties that no evaluating schema describes. */
function closeProperties(
  schema: ReadSchema,
  evaluating: readonly ReadSchema[],
): ReadSchema | undefined {
  if (!("unevaluatedProperties" in schema)) return undefined;
  // `additionalProperties` evaluates every property.
  if (evaluating.some((flatSchema) => "additionalProperties" in flatSchema)) return undefined;
  return {
    properties: allowingEach(evaluating.map((flatSchema) => flatSchema.properties)),
    patternProperties: allowingEach(evaluating.map((flatSchema) => flatSchema.patternProperties)),
    additionalProperties: schema.unevaluatedProperties,
  };
}

/** A schema that applies `unevaluatedItems` to the items after those that an evaluating schema describes. */
function closeItems(schema: ReadSchema, evaluating: readonly ReadSchema[]): ReadSchema | undefined {
  if (!("unevaluatedItems" in schema)) return undefined;
  // `items` evaluates every item.
  if (evaluating.some((flatSchema) => "items" in flatSchema)) return undefined;
  const lengths = evaluating.map(({ prefixItems }) => listOf(prefixItems).length);
  const positions = Array.from({ length: Math.max(0, ...lengths) }, () => ({}));
  return { prefixItems: positions, items: schema.unevaluatedItems };
}

/** Maps each name of the given maps to a schema that allows everything. */
function allowingEach(maps: readonly unknown[]): Mapping {
  const names = maps.filter(isMapping).flatMap((map) => Object.keys(map));
  return Object.fromEntries(names.map((name) => [name, {}]));
}
