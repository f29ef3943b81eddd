import { isEqual } from "../../openapi/canonical-json.ts";
import {
  childOf,
  entriesOf,
  isExtension,
  isMapping,
  listOf,
  type Mapping,
} from "../../openapi/document.ts";
import type { Body, Entries, Field, Media, Response } from "./operation-model.ts";
import { ignoredHeaders } from "../../normal-form/parameters.ts";
import type { Hidden } from "./hidden.ts";
import { isForm, isOpaque, isXml, normalizeMediaType } from "../../openapi/media-type.ts";
import { isBinary } from "./notations.ts";
import { otherEncodingsIn, readParts } from "./part-reader.ts";
import type { ReadSchema } from "./read-schema.ts";
import { typesIn } from "./raw-schemas.ts";
import type { SchemaReader } from "./schema-reader.ts";
import { canAllowReserved, explodeOf } from "./styles.ts";

/** Reads parameters, bodies and responses of a document for a comparison. */
export class MessageReader {
  readonly schemas: SchemaReader;
  /** The version of OpenAPI. */
  readonly version: string;

  constructor(schemas: SchemaReader, version: string) {
    this.schemas = schemas;
    this.version = version;
  }

  /** The target of a Reference Object, or the node itself; `undefined` if the reference cannot be followed. */
  resolve(node: unknown): Mapping | undefined {
    const target = this.schemas.references.resolve(node);
    if (isMapping(target)) return target;
    const reference = childOf(node, "$ref");
    if (typeof reference === "string") this.schemas.reportReference(reference);
    return undefined;
  }

  /** The parameters of an operation, by location and name. Those of the operation override those of the path item. */
  readParameters(lists: readonly unknown[], hidden: Hidden): Entries<Field> {
    const fields = new Map<string, Field | undefined>();
    for (const node of lists.flatMap(listOf)) {
      const parameter = this.resolve(node);
      if (parameter === undefined) {
        fields.set(String(childOf(node, "$ref")), undefined);
        continue;
      }
      const location = String(parameter.in);
      const isHeader = location === "header";
      const name = isHeader ? String(parameter.name).toLowerCase() : String(parameter.name);
      if (isHeader && ignoredHeaders.has(name)) continue;
      fields.set(`${location} ${name}`, this.#readField(parameter, location, hidden));
    }
    return fields;
  }

  readHeaders(headers: unknown, hidden: Hidden): Entries<Field> {
    const fields = new Map<string, Field | undefined>();
    for (const [key, node] of entriesOf(headers)) {
      const name = key.toLowerCase();
      if (name === "content-type") continue;
      const header = this.resolve(node);
      fields.set(name, header && this.#readField(header, "header", hidden));
    }
    return fields;
  }

  readBody(node: unknown, hidden: Hidden): Entries<Body> {
    if (node === undefined || node === null) return new Map();
    const body = this.resolve(node);
    const read = body && {
      isRequired: body.required === true,
      content: this.readContent(body.content, hidden),
    };
    return new Map([["requestBody", read]]);
  }

  readResponses(responses: unknown, hidden: Hidden): Entries<Response> {
    const statuses = entriesOf(responses).filter(([status]) => !isExtension(status));
    return new Map(
      statuses.map(([status, node]) => {
        const response = this.resolve(node);
        return [
          normalizeStatus(status),
          response && {
            content: this.readContent(response.content, hidden),
            headers: this.readHeaders(response.headers, hidden),
          },
        ];
      }),
    );
  }

  /**
   * The media types of a body. If several keys are notations of the same media type, any of their schemas may apply.
   */
  readContent(content: unknown, hidden: Hidden): Entries<Media> {
    const entries = new Map<string, Media[]>();
    for (const [key, node] of entriesOf(content)) {
      const mediaType = normalizeMediaType(key);
      const media = this.resolve(node) ?? {};
      const read = this.#readMedia(mediaType, media, hidden);
      entries.set(mediaType, [...(entries.get(mediaType) ?? []), read]);
    }
    return new Map([...entries].map(([mediaType, list]) => [mediaType, joinMedia(list)]));
  }

  #readMedia(mediaType: string, media: Mapping, hidden: Hidden): Media {
    const hasXmlParts = entriesOf(media.encoding).some(([, encoding]) =>
      isXml(String(childOf(encoding, "contentType"))),
    );
    const view = { hidden, isXml: isXml(mediaType) || hasXmlParts };
    const isBytes = isOpaque(mediaType) && isBinary(this.schemas.references.resolve(media.schema));
    return {
      schema: isBytes ? {} : this.#readRoot(media.schema, view),
      itemSchema: this.schemas.read(media.itemSchema ?? undefined, view),
      parts: isForm(mediaType) ? readParts(media, mediaType, hidden, this) : new Map(),
      otherEncodings: isForm(mediaType) ? otherEncodingsIn(media) : {},
    };
  }

  /**
   * The schema of a body. In XML, the root element has the name of the shared schema, unless `xml.name` states another.
   */
  #readRoot(schema: unknown, view: { hidden: Hidden; isXml: boolean }): unknown {
    const root = this.schemas.read(schema ?? undefined, view);
    const reference = childOf(schema, "$ref");
    const target = this.schemas.references.resolve(schema);
    if (!view.isXml || typeof reference !== "string" || childOf(childOf(target, "xml"), "name"))
      return root;
    const element: ReadSchema = { xml: { name: reference.split("/").at(-1) } };
    return { allOf: [root, element] };
  }

  #readField(node: Mapping, location: string, hidden: Hidden): Field {
    const isQueryOrCookie = location === "query" || location === "cookie";
    const style = node.style ?? (isQueryOrCookie ? "form" : "simple");
    const content = isMapping(node.content) ? this.readContent(node.content, hidden) : undefined;
    const types = typesIn(node.schema, this.schemas.references);
    return {
      isRequired: node.required === true || location === "path",
      isDeprecated: node.deprecated === true,
      style,
      explode: explodeOf(node.explode, style, types),
      allowsReserved:
        node.allowReserved === true && !content && canAllowReserved(this.version, location, style),
      allowsEmptyValue: node.allowEmptyValue === true && location === "query",
      schema: this.schemas.read(content ? undefined : (node.schema ?? undefined), {
        hidden,
        isXml: false,
      }),
      content,
    };
  }
}

/** Normalizes the letter case of a status, a range such as `4XX`, or `default`. */
function normalizeStatus(status: string): string {
  const upper = status.toUpperCase();
  return upper === "DEFAULT" ? "default" : upper;
}

/** Joins the entries of a media type that is listed under several keys. */
function joinMedia(list: readonly Media[]): Media | undefined {
  const [first] = list;
  if (first === undefined || list.every((media) => isEqual(media, first))) return first;
  return {
    schema: { anyOf: list.map(({ schema }) => schema) },
    itemSchema: { anyOf: list.map(({ itemSchema }) => itemSchema) },
    parts: new Map(list.flatMap(({ parts }) => [...parts])),
    otherEncodings: { anyOf: list.map(({ otherEncodings }) => otherEncodings) },
  };
}
