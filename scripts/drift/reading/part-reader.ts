import { childOf, isMapping, type Mapping } from "../../openapi/document.ts";
import type { Entries, Part } from "./operation-model.ts";
import type { Hidden } from "./hidden.ts";
import { normalizeMediaType, splitOutsideQuotes } from "../../openapi/media-type.ts";
import type { MessageReader } from "./message-reader.ts";
import { isBinary } from "./notations.ts";
import { propertiesIn, typesIn } from "./raw-schemas.ts";
import type { References } from "./references.ts";

/** The parts of a form: one for each property (OpenAPI 3.2, Encoding Object). */
export function readParts(media: Mapping, hidden: Hidden, reader: MessageReader): Entries<Part> {
  const { references } = reader.schemas;
  const properties = propertiesIn(media.schema, references);
  return new Map(
    [...properties].map(([name, schema]) => {
      const encoding = childOf(media.encoding, name);
      return [name, readPart(schema, isMapping(encoding) ? encoding : {}, hidden, reader)];
    }),
  );
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

/** The default media type of a part; `undefined` if it depends on the type of the value. */
function defaultContentTypes(schema: unknown, references: References): string[] | undefined {
  const node = references.resolve(schema);
  if (isBinary(node)) {
    const stated = childOf(node, "contentMediaType");
    return [typeof stated === "string" ? normalizeMediaType(stated) : "application/octet-stream"];
  }
  const types = [...typesIn(node, references)].filter((type) => type !== "null");
  const [type, ...others] = types;
  if (others.length > 0) return undefined;
  if (type === "array") return defaultContentTypes(childOf(node, "items"), references);
  if (type === "object") return ["application/json"];
  // Numbers and booleans are text. So is `null`: before OpenAPI 3.2 it is a primitive type, and 3.2 does not define a
  // media type for it.
  if (type !== "string") return ["text/plain"];
  const isEncoded =
    childOf(node, "contentEncoding") !== undefined || childOf(node, "format") === "byte";
  return [isEncoded ? "application/octet-stream" : "text/plain"];
}
