import { isMapping, listOf, type Mapping } from "../../openapi/document.ts";
import { omitFields } from "../../openapi/mappings.ts";
import type { Alternative } from "./alternative.ts";
import type { Side } from "./context.ts";

/** Keywords whose schemas may evaluate properties or items that an alternative does not tell. */
const conditional = ["contains", "dependentSchemas", "else", "if", "then"];

/**
 * States `unevaluatedProperties` and `unevaluatedItems` of a schema in its alternatives as `additionalProperties` and
 * `items`. A value may also fit other alternatives of the schema. What these name is ruled out on the wide side, but
 * possible on the narrow side, so that neither side is taken for what it is not.
 */
export function withUnevaluatedClosed(
  alternatives: Alternative[],
  schema: Mapping,
  side: Side,
): Alternative[] {
  if (!("unevaluatedProperties" in schema || "unevaluatedItems" in schema)) return alternatives;
  const allParts = alternatives.flatMap(({ parts }) => parts);
  return alternatives.map((alternative) => {
    const evaluating = side === "wide" ? alternative.parts : allParts;
    const parts = alternative.parts.map((part) =>
      part === schema ? omitFields(part, ["unevaluatedItems", "unevaluatedProperties"]) : part,
    );
    const isUnclear = evaluating.some((part) => conditional.some((keyword) => keyword in part));
    if (side === "narrow" && isUnclear) return { ...alternative, parts };
    const closing = [closeProperties(schema, evaluating), closeItems(schema, evaluating)];
    return { ...alternative, parts: [...parts, ...closing.filter(isMapping)] };
  });
}

/** What `unevaluatedProperties` states about the properties that no evaluating schema knows. */
function closeProperties(schema: Mapping, evaluating: readonly Mapping[]): Mapping | undefined {
  if (!("unevaluatedProperties" in schema)) return undefined;
  // Every property is evaluated.
  if (evaluating.some((part) => "additionalProperties" in part)) return undefined;
  return {
    properties: allowingEach(evaluating.map((part) => part.properties)),
    patternProperties: allowingEach(evaluating.map((part) => part.patternProperties)),
    additionalProperties: schema.unevaluatedProperties,
  };
}

/** What `unevaluatedItems` states about the items behind those that an evaluating schema knows. */
function closeItems(schema: Mapping, evaluating: readonly Mapping[]): Mapping | undefined {
  if (!("unevaluatedItems" in schema)) return undefined;
  // Every item is evaluated.
  if (evaluating.some((part) => "items" in part)) return undefined;
  const lengths = evaluating.map(({ prefixItems }) => listOf(prefixItems).length);
  const positions = Array.from({ length: Math.max(0, ...lengths) }, () => ({}));
  return { prefixItems: positions, items: schema.unevaluatedItems };
}

/** Each name of some maps, with a schema that allows everything. */
function allowingEach(maps: readonly unknown[]): Mapping {
  const names = maps.filter(isMapping).flatMap((map) => Object.keys(map));
  return Object.fromEntries(names.map((name) => [name, {}]));
}
