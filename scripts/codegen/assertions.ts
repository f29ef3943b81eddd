import { isMapping, schemaKeywords, type Mapping } from "../document.ts";
import { Failure } from "../failure.ts";

/** The other keywords that decide about validity. The rest only describes. */
const others = [
  ...["type", "const", "enum", "$ref", "required", "dependentRequired"],
  ...["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["minLength", "maxLength", "pattern", "minProperties", "maxProperties"],
  ...["minItems", "maxItems", "uniqueItems", "minContains", "maxContains"],
];

/**
 * Copies a schema without its descriptions, so that schemas which accept the same are equal. `format` is a
 * description in OpenAPI 3.1.
 */
export function assertionsOf(schema: unknown): unknown {
  if (!isMapping(schema)) return schema;
  const assertions: Mapping = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === "$dynamicRef") {
      throw new Failure("a schema of the contract has a $dynamicRef, which is not supported");
    } else if (others.includes(keyword)) {
      if (keyword === "pattern") rejectRepeatedGroup(value);
      assertions[keyword] = value;
    } else if (schemaKeywords.one.includes(keyword)) {
      assertions[keyword] = assertionsOf(value);
    } else if (schemaKeywords.list.includes(keyword) && Array.isArray(value)) {
      assertions[keyword] = value.map(assertionsOf);
    } else if (schemaKeywords.mapping.includes(keyword) && isMapping(value)) {
      if (keyword === "patternProperties") Object.keys(value).forEach(rejectRepeatedGroup);
      const schemas = Object.entries(value).map(([key, item]) => [key, assertionsOf(item)]);
      assertions[keyword] = Object.fromEntries(schemas);
    }
  }
  return assertions;
}

/** A pattern takes exponential time only if it repeats a group; schemasafe asks only for a limit on the length. */
function rejectRepeatedGroup(pattern: unknown): void {
  if (typeof pattern !== "string" || !/(?<!\\)\)[*+{]/.test(pattern)) return;
  throw new Failure(
    `the pattern ${JSON.stringify(pattern)} repeats a group, which can take exponential time to check: ` +
      "ask the publisher for one without it",
  );
}
