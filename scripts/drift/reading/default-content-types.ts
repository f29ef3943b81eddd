import { isMapping, listOf, type Mapping } from "../../openapi/document.ts";
import { omitFields } from "../../openapi/mappings.ts";
import { allTypes } from "../../normal-form/type.ts";
import { normalizeMediaType } from "../../openapi/media-type.ts";
import { typesIn } from "./raw-schemas.ts";
import type { References } from "./references.ts";

/** The default media types of a part: one for each type of value that its schema allows. */
export function defaultContentTypes(schema: unknown, references: References): string[] {
  const contentTypes = new Set(new DefaultContentTypes(references).of(schema, {}));
  // A part that can only be `null`: OpenAPI 3.1 sends primitive values as text, and 3.2 does not say.
  return contentTypes.size > 0 ? [...contentTypes] : ["text/plain"];
}

class DefaultContentTypes {
  readonly #references: References;
  /** The schemas visited so far, because a schema may lead back to itself. */
  readonly #seen = new Set<unknown>();

  constructor(references: References) {
    this.#references = references;
  }

  /** @param outer - the keywords of the schemas of which this schema is an alternative */
  of(schema: unknown, outer: Mapping): string[] {
    const node = this.#references.resolve(schema);
    if (node === false || this.#seen.has(node)) return [];
    if (isMapping(node)) this.#seen.add(node);
    const joined = this.#membersOf(node);
    const alternatives = joined.flatMap(({ anyOf, oneOf }) => [...listOf(anyOf), ...listOf(oneOf)]);
    const all = joined.reduce<Mapping>((found, member) => ({ ...found, ...member }), outer);
    const keywords = omitFields(all, ["anyOf", "oneOf"]);
    if (alternatives.length > 0) return alternatives.flatMap((member) => this.of(member, keywords));
    return this.#ofKeywords(keywords);
  }

  /** A schema, and all members of its `allOf`. */
  #membersOf(schema: unknown, seen = new Set<unknown>()): Mapping[] {
    const node = this.#references.resolve(schema);
    if (!isMapping(node) || seen.has(node)) return [];
    seen.add(node);
    const { allOf, ...own } = node;
    return [...listOf(allOf).flatMap((member) => this.#membersOf(member, seen)), own];
  }

  #ofKeywords(keywords: Mapping): string[] {
    const types = [...typesIn(keywords, this.#references)];
    if (types.length === allTypes.length) return [binaryTypeOf(keywords)];
    return types.flatMap((type) => {
      if (type === "null") return [];
      if (type === "array") return this.of(keywords.items, {});
      if (type === "object") return ["application/json"];
      const isBytes = type === "string" && isEncodedOrBinary(keywords);
      return [isBytes ? binaryTypeOf(keywords) : "text/plain"];
    });
  }
}

function isEncodedOrBinary(keywords: Mapping): boolean {
  const { contentEncoding, contentMediaType, format } = keywords;
  const isBinary = contentMediaType !== undefined || format === "binary";
  return isBinary || contentEncoding !== undefined || format === "byte";
}

function binaryTypeOf(keywords: Mapping): string {
  const { contentEncoding, contentMediaType } = keywords;
  const isStated = typeof contentMediaType === "string" && contentEncoding === undefined;
  return isStated ? normalizeMediaType(contentMediaType) : "application/octet-stream";
}
