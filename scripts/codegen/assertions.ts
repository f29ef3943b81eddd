import { isSafePattern } from "redos-detector";
import { isMapping, type Mapping } from "../openapi/document.ts";
import { schemaKeywords } from "../openapi/schema-keywords.ts";
import { Failure, messageOf } from "../lib/failure.ts";
import { cut } from "../lib/printable.ts";

/** The other keywords that decide about validity. The rest only describes. */
const others = [
  ...["type", "const", "enum", "$ref", "required", "dependentRequired"],
  ...["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["minLength", "maxLength", "pattern", "minProperties", "maxProperties"],
  ...["minItems", "maxItems", "uniqueItems", "minContains", "maxContains"],
];

const primitives = ["string", "integer", "number", "boolean", "null"];

/** Copies a schema without what only describes it, so that schemas that accept the same values are equal. */
export function assertionsOf(schema: unknown): unknown {
  if (!isMapping(schema)) return schema;
  const assertions: Mapping = {};
  if (schema.uniqueItems === true) rejectManyItems(schema);
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === "$dynamicRef")
      throw new Failure("the contract has a $dynamicRef, which is not supported");
    if (others.includes(keyword)) {
      if (keyword === "pattern") rejectSlow(value);
      assertions[keyword] = value;
    } else if (schemaKeywords.one.includes(keyword)) {
      assertions[keyword] = assertionsOf(value);
    } else if (schemaKeywords.list.includes(keyword) && Array.isArray(value)) {
      assertions[keyword] = value.map(assertionsOf);
    } else if (schemaKeywords.mapping.includes(keyword) && isMapping(value)) {
      if (keyword === "patternProperties") Object.keys(value).forEach(rejectSlow);
      const schemas = Object.entries(value).map(([key, item]) => [key, assertionsOf(item)]);
      assertions[keyword] = Object.fromEntries(schemas);
    }
  }
  return assertions;
}

/** Lists and objects are compared each with each, strings and numbers are not. */
function rejectManyItems({ items, maxItems }: Mapping): void {
  const types = isMapping(items) ? [items.type].flat() : [undefined];
  if (maxItems !== undefined || !types.some((type) => !primitives.includes(String(type)))) return;
  throw new Failure(
    "a list has uniqueItems without maxItems, which can take too long to check: ask the publisher for maxItems",
  );
}

/** A body of a mebibyte must not keep a program busy, so a pattern must take linear time, or nearly so. */
function rejectSlow(pattern: unknown): void {
  if (typeof pattern !== "string") return;
  const name = `the pattern ${JSON.stringify(cut(pattern, 200))}`;
  let isSafe: boolean;
  try {
    // The result must not depend on the load of the machine. A pattern that takes more steps counts as unsafe.
    ({ safe: isSafe } = isSafePattern(pattern, {
      unicode: true,
      timeout: Infinity,
      maxSteps: 2000,
    }));
  } catch (error) {
    throw new Failure(`${name} is not valid: ${messageOf(error)}`);
  }
  if (!isSafe)
    throw new Failure(`${name} can take too long to check: ask the publisher for a simpler one`);
}
