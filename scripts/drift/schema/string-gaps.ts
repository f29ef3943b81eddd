import { isEqual } from "../../openapi/canonical-json.ts";
import { childOf, isMapping, type Mapping } from "../../openapi/document.ts";
import type { Alternative } from "./alternative.ts";
import type { Context } from "./context.ts";
import { displayFormats, stringFormats } from "./formats.ts";
import { gapOf, isHarmful, type Gap } from "./gap.ts";
import { gapsOf } from "./gaps.ts";
import { rangeGaps, rangeOf, type Range } from "./lengths-and-counts.ts";
import { matches } from "./patterns.ts";

/** Keywords whose value on the wide side must occur on the narrow side as well. */
const equalityKeywords = ["format", "contentEncoding", "contentMediaType"];

export function stringGaps(wide: Alternative, narrow: Alternative, context: Context): Gap[] {
  const allowed = rangeOf(wide.flatSchemas, "minLength", "maxLength");
  return [
    ...rangeGaps(allowed, lengthsOf(narrow, wide), "minLength", "maxLength"),
    ...patternGaps(wide, narrow, context),
    ...equalityKeywords.flatMap((keyword) => equalityGaps(wide, narrow, keyword)),
    ...contentGaps(wide, narrow, context),
  ];
}

/**
 * The possible lengths of an alternative's strings, from its limits and values, and from each of its formats that the
 * other side does not have.
 */
function lengthsOf({ flatSchemas, values }: Alternative, other: Alternative): Range {
  const formats = flatSchemas.map(({ format }) => format);
  const own = formats.filter(
    (format) => !other.flatSchemas.some((schema) => schema.format === format),
  );
  const byFormat = own.map((format) => childOf(stringFormats, String(format))).filter(isMapping);
  const lengths = values?.map((value) => Array.from(String(value)).length);
  const byValue: Mapping[] = lengths
    ? [{ minLength: Math.min(...lengths), maxLength: Math.max(...lengths) }]
    : [];
  return rangeOf([...flatSchemas, ...byFormat, ...byValue], "minLength", "maxLength");
}

function patternGaps(wide: Alternative, narrow: Alternative, { memory }: Context): Gap[] {
  const stated = narrow.flatSchemas.map(({ pattern }) => pattern);
  const isMet = (pattern: string): boolean => {
    if (pattern === "" || stated.includes(pattern)) return true;
    return narrow.values?.every((value) => matches(pattern, String(value), memory)) ?? false;
  };
  return wide.flatSchemas
    .map(({ pattern }) => pattern)
    .filter((pattern) => typeof pattern === "string")
    .filter((pattern) => !isMet(pattern))
    .map((pattern) => gapOf("pattern", pattern, stated.find(Boolean)));
}

function equalityGaps(wide: Alternative, narrow: Alternative, keyword: string): Gap[] {
  const stated = narrow.flatSchemas.map((schema) => schema[keyword]);
  return wide.flatSchemas
    .map((schema) => schema[keyword])
    .filter((value) => value !== undefined && !displayFormats.has(value))
    .filter((value) => !stated.some((other) => isEqual(other, value)))
    .map((value) => gapOf(keyword, value, stated.find(Boolean)));
}

/** Gaps at `contentSchema`: the decoded content of a string is compared like any other value. */
function contentGaps(wide: Alternative, narrow: Alternative, context: Context): Gap[] {
  const stated = narrow.flatSchemas.map(({ contentSchema }) => contentSchema ?? {});
  const isMet = (schema: unknown): boolean =>
    stated.some((other) => !isHarmful(gapsOf(schema, other, context)));
  return wide.flatSchemas
    .filter((schema) => "contentSchema" in schema && !isMet(schema.contentSchema))
    .map(({ contentSchema }) => gapOf("contentSchema", contentSchema, stated[0]));
}
