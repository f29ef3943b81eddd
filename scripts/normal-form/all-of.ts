import { sortUnique, canonicalText } from "../openapi/canonical-json.ts";
import { annotations, conjunction } from "./conjunction.ts";
import { become, onSchema, type Schema } from "./decorator.ts";

/** Merges the parts of an `allOf` where one schema can say the same. Case: corpus, "a schema in two parts". */
export const allOf = onSchema((schema) => {
  const { allOf: parts = [], unevaluatedProperties: others, ...own } = schema;
  if (!Array.isArray(parts)) return;
  const rest: Schema[] = [];
  let sum: Schema = own;
  // Sorted, because the order of the parts has no meaning.
  for (const part of sortUnique(parts as Schema[], canonicalText)) {
    // A reference beside a restriction stays.
    const stays = "$ref" in Object(part) && !(parts.length === 1 && restrictsNothing(own));
    const both = stays ? undefined : conjunction(sum, part);
    if (both) sum = both;
    else rest.push(part);
  }
  const isWhole = rest.length === 0 && !applicators.some((keyword) => keyword in sum);
  const keyword = isWhole ? "additionalProperties" : "unevaluatedProperties";
  become(schema, {
    ...(others !== undefined && { [keyword]: others }),
    ...sum,
    ...(rest.length > 0 && { allOf: rest }),
  });
});

/** Keywords whose schemas may name further properties. */
const applicators = ["$ref", "anyOf", "dependentSchemas", "else", "if", "oneOf", "then"];

export function restrictsNothing(schema: Schema): boolean {
  return Object.keys(schema).every((keyword) => annotations.includes(keyword));
}
