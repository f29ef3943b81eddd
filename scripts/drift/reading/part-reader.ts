import { childOf, entriesOf, isMapping, type Mapping } from "../../openapi/document.ts";
import { defaultContentTypes } from "./default-content-types.ts";
import type { Media, Part } from "./operation-model.ts";
import { isHidden, type Hidden } from "./hidden.ts";
import { normalizeMediaType, splitOutsideQuotes } from "../../openapi/media-type.ts";
import type { MessageReader } from "./message-reader.ts";
import { propertiesIn, typesIn } from "./raw-schemas.ts";
import { canHaveStyle, explodeOf, isUrlEncoded } from "./styles.ts";

/** The parts of a form: one for each property that the message contains (OpenAPI 3.2, Encoding Object). */
export function readParts(
  media: Mapping,
  mediaType: string,
  hidden: Hidden,
  reader: MessageReader,
): Media["parts"] {
  const { references } = reader.schemas;
  const properties = [...propertiesIn(media.schema, references)];
  const visible = properties.filter(
    ([, schema]) => !isHidden(schema, hidden, references) && canOccur(references.resolve(schema)),
  );
  return new Map(
    visible.map(([name, schema]) => {
      const encoding = childOf(media.encoding, name);
      const fields = isMapping(encoding) ? encoding : {};
      return [name, readPart(schema, fields, mediaType, hidden, reader)];
    }),
  );
}

/** Whether a part with a schema may occur. The comparison of schemas reports a reference without a target. */
function canOccur(schema: unknown): boolean {
  return schema !== false && schema !== undefined;
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

function readPart(
  schema: unknown,
  encoding: Mapping,
  mediaType: string,
  hidden: Hidden,
  reader: MessageReader,
): Part {
  const { references } = reader.schemas;
  const { contentType, headers } = encoding;
  return {
    contentTypes:
      typeof contentType === "string"
        ? splitOutsideQuotes(contentType, ",").map(normalizeMediaType)
        : defaultContentTypes(schema, references),
    styling: canHaveStyle(reader.version, mediaType)
      ? readStyling(encoding, typesIn(schema, references))
      : undefined,
    // OpenAPI ignores the headers of parts of a URL-encoded form.
    headers: reader.readHeaders(isUrlEncoded(mediaType) ? undefined : headers, hidden),
  };
}

/** A style applies only if one of its fields is stated. Otherwise, the media type determines the serialization. */
function readStyling(encoding: Mapping, types: ReadonlySet<string>): Part["styling"] {
  const isStated = ["style", "explode", "allowReserved"].some((field) => field in encoding);
  if (!isStated) return undefined;
  const { style = "form", explode, allowReserved } = encoding;
  return {
    style,
    explode: explodeOf(explode, style, types),
    allowsReserved: allowReserved === true,
  };
}
