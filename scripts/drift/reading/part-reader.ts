import { childOf, entriesOf, isMapping, type Mapping } from "../../openapi/document.ts";
import type { Media, Part } from "./operation-model.ts";
import { isHidden, type Hidden } from "./hidden.ts";
import { normalizeMediaType, splitOutsideQuotes } from "../../openapi/media-type.ts";
import type { MessageReader } from "./message-reader.ts";
import { isBinary } from "./notations.ts";
import { propertiesIn, typesIn } from "./raw-schemas.ts";
import type { References } from "./references.ts";

/** The parts of a form: one for each property that the message contains (OpenAPI 3.2, Encoding Object). */
export function readParts(media: Mapping, hidden: Hidden, reader: MessageReader): Media["parts"] {
  const { references } = reader.schemas;
  const properties = [...propertiesIn(media.schema, references)];
  const visible = properties.filter(([, schema]) => !isHidden(schema, hidden, references));
  return new Map(
    visible.map(([name, schema]) => {
      const encoding = childOf(media.encoding, name);
      return [name, readPart(schema, isMapping(encoding) ? encoding : {}, hidden, reader)];
    }),
  );
}

/**
 * The encodings of items (OpenAPI 3.2), and the encodings within the encoding of a part, which describe the parts of a
 * nested form.
 */
export function otherEncodingsIn(media: Mapping): Mapping {
  const nested = entriesOf(media.encoding)
    .map(([name, part]) => [name, pickFields(part, ["encoding", ...itemFields])] as const)
    .filter(([, fields]) => Object.keys(fields).length > 0);
  return { ...pickFields(media, itemFields), nested: Object.fromEntries(nested) };
}

const itemFields = ["itemEncoding", "prefixEncoding"];

function pickFields(node: unknown, fields: readonly string[]): Mapping {
  return Object.fromEntries(entriesOf(node).filter(([field]) => fields.includes(field)));
}

function readPart(schema: unknown, encoding: Mapping, hidden: Hidden, reader: MessageReader): Part {
  const { references } = reader.schemas;
  const { contentType, style = "form", explode, allowReserved, headers } = encoding;
  const types = typesIn(schema, references);
  const canExplode = types.has("object") || types.has("array");
  const isExploded = typeof explode === "boolean" ? explode : style === "form";
  return {
    contentTypes:
      typeof contentType === "string"
        ? splitOutsideQuotes(contentType, ",").map(normalizeMediaType)
        : defaultContentTypes(schema, references),
    style,
    explode: canExplode ? isExploded : undefined,
    allowsReserved: allowReserved === true,
    headers: reader.readHeaders(headers, hidden),
  };
}

/**
 * The default media types of a part: one for each type of value that its schema allows.
 *
 * @param seen - the schemas visited so far, because a schema may lead back to itself
 */
function defaultContentTypes(
  schema: unknown,
  references: References,
  seen = new Set<unknown>(),
): string[] {
  const node = references.resolve(schema);
  if (isBinary(node)) {
    const stated = childOf(node, "contentMediaType");
    return [typeof stated === "string" ? normalizeMediaType(stated) : "application/octet-stream"];
  }
  if (seen.has(node)) return [];
  seen.add(node);
  const types = [...typesIn(node, references)].filter((type) => type !== "null");
  // `null` is text: before OpenAPI 3.2 it is a primitive type, and 3.2 does not define a media type for it.
  if (types.length === 0) return ["text/plain"];
  const contentTypes = types.flatMap((type) => {
    if (type === "array") return defaultContentTypes(childOf(node, "items"), references, seen);
    if (type === "object") return ["application/json"];
    return [type === "string" && isEncoded(node) ? "application/octet-stream" : "text/plain"];
  });
  return [...new Set(contentTypes)];
}

function isEncoded(schema: unknown): boolean {
  return childOf(schema, "contentEncoding") !== undefined || childOf(schema, "format") === "byte";
}
